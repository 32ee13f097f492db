"""close_levels: a miss lowers the next payment by itself, whatever it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from anyshore.contracts.models import Agreement
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.delivery.models import LevelResult
from anyshore.exits.actions.accept_milestone import accept_milestone
from anyshore.insight.queries.contract import contract
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.kit.money import Money
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.approve_month import approve_month
from anyshore.payments.actions.close_levels import close_levels
from anyshore.payments.actions.fund_milestone import fund_milestone
from anyshore.payments.actions.release_kept import release_kept
from anyshore.payments.actions.submit_funded_work import submit_funded_work
from anyshore.payments.actions.waive_reduction import waive_reduction
from anyshore.payments.models import Holding, Reduction, RetainerMonth
from anyshore.payments.queries import agreement_money
from anyshore.plumbing.models import Deadline
from tests.contracts.world import refused
from tests.deals import balance, sound
from tests.deals import clause as usual_clause
from tests.delivery.levels_world import ANSWERED, DAY_AFTER, PRICE, WRONG, levelled
from tests.factories import do
from tests.payments.kept import CLAUSE as KEPT
from tests.payments.retainers import DECEMBER, IN_DECEMBER, JANUARY

pytestmark = pytest.mark.django_db(transaction=True)
FEBRUARY = DAY_AFTER.replace(month=2)


@pytest.mark.parametrize("rail", ["sandbox", "ledger_only"])
def test_the_next_month_is_smaller(rail: str):
    deal = levelled(rail=rail, fee_bps=1_000)
    deal.pay_in()
    deal.pay_in(JANUARY)
    deal.read((1, 8_000), (2, 9_999), at=IN_DECEMBER)
    run_due(DAY_AFTER)
    with refused(Forbidden):
        do(close_levels, deal.client, DAY_AFTER, period_id=deal.period().pk)
    at = deal.close().closed_at
    sound()
    assert deal.period().price_minor == PRICE
    assert deal.month().released_minor == PRICE  # silence approved December before its levels were closed
    with refused(NotAllowed):
        do(close_levels, CLOCK, at, period_id=deal.period().pk)
    run_due(FEBRUARY)
    do(approve_month, deal.client, FEBRUARY, month_id=deal.month(JANUARY).pk)
    found = deal.month(JANUARY)
    assert (found.credit_minor, found.released_minor, found.refunded_minor) == (40_000, PRICE - 40_000, 40_000)
    assert deal.held() == 0
    assert deal.credits() == [(40_000, 40_000, "used")]
    paid = 2 * PRICE - 40_000
    got = deal.owed_now() if rail == "ledger_only" else deal.wallet() + deal.fees()
    assert (got, deal.fees()) == (paid, paid // 10)
    sound()


def test_a_milestone_and_a_week_are_smaller_too():
    part = MilestoneDraft("Part", 100_000, date(2027, 3, 1))
    deal = levelled(milestones=(part,), between=None)
    run_due(DAY_AFTER)
    at = deal.close().closed_at + timedelta(days=1)
    (milestone,) = agreement_money(deal.client, deal.id).milestones
    do(fund_milestone, deal.client, at, milestone_id=milestone.milestone_id)
    handed = do(submit_funded_work, deal.provider, at, milestone_id=milestone.milestone_id, note="Here")
    do(accept_milestone, deal.client, at, submission_id=handed.pk)
    holding = Holding.objects.get()
    assert (holding.state, holding.released_minor, holding.refunded_minor) == ("refunded", 0, 100_000)
    assert deal.credits() == [(40_000, 40_000, "used"), (60_000, 60_000, "used")]
    assert balance(f"wallet/{deal.agreement.provider_id}/EUR") == 0
    sound()


@pytest.mark.parametrize("rail", ["sandbox", "ledger_only"])
def test_what_is_kept_back_is_of_the_price_that_a_delay_and_credits_left(rail: str):
    late = usual_clause("late_penalty", rate_bps=100, period="day", cap_bps=1_000)
    part = MilestoneDraft("Part", 2_000_000, date(2027, 1, 10))
    deal = levelled(rail=rail, milestones=(part,), more=(KEPT, late), fee_bps=1_000)
    (milestone,) = agreement_money(deal.client, deal.id).milestones
    do(fund_milestone, deal.client, IN_DECEMBER, milestone_id=milestone.milestone_id)
    run_due(DAY_AFTER)
    deal.close()
    at = DAY_AFTER.replace(day=19)
    handed = do(submit_funded_work, deal.provider, at, milestone_id=milestone.milestone_id, note="Here")
    shown = contract(deal.client, deal.agreement.number, at=at).parts[0].money
    said = (shown.late.off.minor, shown.credit.minor, shown.to_keep.minor, shown.to_release.minor)
    assert said == (180_000, 100_000, 86_000, 1_634_000)
    do(accept_milestone, deal.client, at, submission_id=handed.pk)
    holding = Holding.objects.get()
    off, kept = 180_000 + 100_000, 86_000
    assert (holding.state, holding.refunded_minor, holding.retained_minor) == ("split", off, kept)
    assert (holding.released_minor, holding.fee_minor) == (2_000_000 - off - kept, (2_000_000 - off - kept) // 10)
    word = contract(deal.client, deal.agreement.number, at=at).parts[0].money.word
    assert word == ("owed" if rail == "ledger_only" else "released")
    assert deal.credits() == [(40_000, 40_000, "used"), (60_000, 60_000, "used")]
    assert balance(f"retained/{deal.id}") == kept
    sound()
    do(release_kept, deal.client, at, milestone_id=milestone.milestone_id)
    assert balance(f"retained/{deal.id}") == 0
    sound()


@pytest.mark.parametrize("rail", ["sandbox", "ledger_only"])
@pytest.mark.parametrize(
    ("price", "waived", "off", "credit"),
    [(500_000, 0, 50_000, 100_000), (500_000, 20_000, 30_000, 120_000), (2_000_000, 0, 200_000, 0)],
)
def test_a_penalty_to_come_is_counted_against_the_credit_that_is_announced(rail, price, waived, off, credit):
    """A milestone of December is late and in review: silence accepts it, with a penalty, before December is closed."""
    late = usual_clause("late_penalty", rate_bps=100, period="day", cap_bps=1_000)
    part = MilestoneDraft("Part", price, date(2026, 12, 10))
    on_time = ["on time", 9_500, 9_000, 10_000, "milestones", "activity", "more"]
    deal = levelled(on_time, rail=rail, milestones=(part,), more=(late,), at_risk_bps=1_500, reading_days=10)
    (milestone,) = agreement_money(deal.client, deal.id).milestones
    do(fund_milestone, deal.client, IN_DECEMBER, milestone_id=milestone.milestone_id)
    handed_at = DAY_AFTER - timedelta(days=2)
    do(submit_funded_work, deal.provider, handed_at, milestone_id=milestone.milestone_id, note="Here")
    if waived:
        given = {"milestone_id": milestone.milestone_id, "amount": Money(waived, "EUR"), "words": "We were slow too."}
        do(waive_reduction, deal.client, handed_at, **given)
    run_due(DAY_AFTER)
    told = contract(deal.client, deal.agreement.number, at=DAY_AFTER).silence
    announced = next(one for one in told if one.code == "delivery.period_closed")
    closed = deal.close()
    assert Reduction.objects.get().amount_minor == off
    assert (announced.at, announced.params["credit_minor"]) == (closed.closed_at, closed.credit_minor)
    assert closed.credit_minor == credit


def test_what_is_approved_at_the_instant_of_the_close_is_paid_whole_as_announced():
    """Two clocks of one instant: the payment comes first, whichever clock was started first."""
    deal = levelled(ANSWERED)
    deal.pay_in()
    run_due(DAY_AFTER)
    at = deal.period().review_until
    Deadline.objects.filter(verb="payments.approve_month", done_at=None, reminds=None).update(due_at=at)
    RetainerMonth.objects.filter(agreement_id=deal.id, month=DECEMBER).update(review_until=at)
    told = [one for one in contract(deal.client, deal.agreement.number, at=DAY_AFTER).silence if one.at == at]
    assert [one.code for one in told] == ["payments.month_approved", "delivery.period_closed"]
    deal.close()
    assert deal.month().released_minor == told[0].params["amount_minor"] == PRICE
    assert deal.credits() == [(PRICE * 400 // 10_000, 0, "open")]


def test_the_causes_of_an_agreement_that_is_over_are_announced():
    deal = levelled(ANSWERED)
    run_due(DAY_AFTER)
    closed_at = deal.close().closed_at
    Agreement.objects.filter(pk=deal.id).update(state="ended")
    until = LevelResult.objects.get().cause_until
    told = contract(deal.client, deal.agreement.number, at=closed_at).silence
    assert [(one.at, one.params["measure"]) for one in told if one.code == "delivery.cause_missed"] == [
        (until, ANSWERED[0])
    ]
    run_due(until)
    assert Deadline.objects.get(verb="delivery.miss_cause", reminds=None).done_at == until


def test_nothing_is_credited_in_the_bedding_in():
    deal = levelled(bedding_in_months=3)
    run_due(DAY_AFTER)
    deal.close()
    assert deal.results() == [(0, "below_minimum", 0), (0, "below_minimum", 0)]
    assert deal.credits() == []


@pytest.mark.parametrize(
    ("read", "counts", "result", "credit"),
    [
        (150, 150, "met", 0),
        (200, 200, "met", 0),
        (201, 201, "below_target", PRICE // 20),
        (501, 501, "below_minimum", PRICE // 10),
        ("nothing", 10_000, "below_minimum", PRICE // 10),
    ],
)
def test_a_level_of_which_less_is_better_is_missed_above_its_target(read, counts, result, credit):
    """What the page announces before its close is what the close then does."""
    deal = levelled(WRONG)
    if read != "nothing":
        deal.read((1, read), at=IN_DECEMBER)
    run_due(DAY_AFTER)
    told = contract(deal.client, deal.agreement.number, at=DAY_AFTER).silence
    announced = next(one for one in told if one.code == "delivery.period_closed")
    assert announced.params["credit_minor"] == credit
    assert announced.params["missed"] == (0 if result == "met" else 1)
    deal.close()
    assert deal.results() == [(counts, result, credit)]
