"""Retainers over months: hours against what they include, teams, races and random histories."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import Sum

from anyshore.contracts.actions.counter_offer import counter_offer
from anyshore.contracts.models import Agreement
from anyshore.contracts.rules.lines import Lines, Retainer, Unused
from anyshore.delivery.actions.ask_about_entry import ask_about_entry
from anyshore.delivery.actions.correct_entry import correct_entry
from anyshore.delivery.models import Entry, Sheet
from anyshore.delivery.queries.retained import included_in
from anyshore.delivery.queries.sheets import lines_of
from anyshore.delivery.rules.retained import RetainerUsedUp
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Refused
from anyshore.kit.money import Money
from anyshore.payments.actions.answer_month import answer_month
from anyshore.payments.actions.approve_hours import approve_hours
from anyshore.payments.actions.approve_month import approve_month
from anyshore.payments.actions.ask_about_month import ask_about_month
from anyshore.payments.actions.fund_month import fund_month
from anyshore.payments.actions.pay_month import pay_month
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.payments.models import RetainerMonth, WeeklyHolding
from anyshore.payments.rules.months import MonthIsFunded, MonthReviewOver
from tests.contracts.world import performing, race, refused
from tests.counts import RETAINER_HISTORIES
from tests.deals import balance, sound
from tests.delivery.hours_world import DEV
from tests.factories import NOW, do
from tests.payments.retainers import DECEMBER, IN_DECEMBER, LOOKED, MINUTES, OVER, PRICE, Retained, retained
from tests.payments.teams import team_draft

pytestmark = pytest.mark.django_db(transaction=True)
MONDAY = date(2026, 12, 7)
FRIDAY, TUESDAY = datetime(2026, 12, 11, 18, tzinfo=UTC), datetime(2026, 12, 15, 9, tzinfo=UTC)


def test_hours_count_against_the_retainer_and_what_is_above_is_paid_by_the_hour():
    deal = retained(DEV)
    deal.fund(MONDAY, at=IN_DECEMBER - timedelta(days=5))
    sheet = deal.submitted((1, MONDAY, 700), (1, MONDAY + timedelta(days=1), 600), at=FRIDAY)
    do(approve_hours, deal.client, TUESDAY, sheet_id=sheet.pk)
    assert deal.wallet() == (1_300 - MINUTES) * 8_000 // 60
    found = Entry.objects.order_by("day").values_list("billed_minutes", "covered_minutes")
    assert list(found) == [(700, 700), (600, MINUTES - 700)]
    entry = Entry.objects.get(minutes=600)
    do(correct_entry, deal.provider, TUESDAY, entry_id=entry.pk, minutes=100, reason="Too much")
    assert Entry.objects.get(corrects=entry).covered_minutes == -40
    sound()


def test_without_a_line_of_hours_no_more_is_entered_than_it_includes():
    deal = retained()
    deal.enter((1, MONDAY, 700), at=FRIDAY)
    with refused(RetainerUsedUp):
        deal.enter((1, MONDAY + timedelta(days=1), MINUTES - 699), at=FRIDAY)
    sheet = deal.submitted((1, MONDAY + timedelta(days=1), MINUTES - 700), at=FRIDAY)
    do(approve_hours, deal.client, TUESDAY, sheet_id=sheet.pk)
    assert Sheet.objects.get().payable_minor == 0
    assert [one.left for one in included_in(deal.agreement, lines_of(deal.agreement), DECEMBER)] == [0]
    sound()


def test_two_who_fund_and_two_who_approve():
    deal = retained()
    found = race(*[performing(fund_month, deal.client, IN_DECEMBER, agreement_id=deal.id, month=DECEMBER)] * 2)
    assert sum(isinstance(one, MonthIsFunded) for one in found) == 1, found
    run_due(OVER)
    found = race(*[performing(approve_month, deal.client, LOOKED, month_id=deal.month().pk)] * 2)
    assert sum(isinstance(one, MonthReviewOver) for one in found) == 1, found
    assert (deal.wallet(), deal.held()) == (PRICE, 0)
    sound()


@pytest.mark.parametrize("seed", RETAINER_HISTORIES.seeds)
def test_whatever_happens_the_ledger_is_sound_and_every_cent_went_somewhere(seed: int):
    """Four months at random: funded or not, hours, questions, answers with something off, silence, an end."""
    chance = random.Random(seed)
    begins = chance.choice([DECEMBER, date(2026, 9, 14)])
    rail, unused = chance.choice(["sandbox", "ledger_only"]), chance.choice(list(Unused))
    deal = retained(
        DEV, rail=rail, unused=unused, fee_bps=chance.choice([0, 333]), end_on=date(2027, 3, 17), starts_on=begins
    )
    day = date(2026, 12, 1)
    while day <= date(2027, 3, 10):
        at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        run_due(at)
        _day(deal, day, at, chance)
        day += timedelta(days=chance.randint(1, 6))
    run_due(datetime(2027, 4, 20, tzinfo=UTC))
    sound()
    assert (deal.state(), deal.held()) == ("ended", 0)
    for row in RetainerMonth.objects.all():
        assert row.decided_by != "silence" or row.decided_at > NOW + timedelta(days=10)
        assert row.released_minor <= row.price_minor - row.off_minor
        assert row.decided_at or row.released_minor == 0
        if row.decided_at and row.released_minor < row.price_minor - row.off_minor:
            do(pay_month, deal.client, row.decided_at + timedelta(days=90), month_id=row.pk)
    names = ("released", "fee")
    sums = [
        model.objects.aggregate(**{n: Sum(f"{n}_minor") for n in names}) for model in (RetainerMonth, WeeklyHolding)
    ]
    released, fee = (sum(one[name] or 0 for one in sums) for name in names)
    got = balance(f"owed/{deal.id}") if rail == "ledger_only" else deal.wallet() + deal.fees()
    assert (got, deal.fees()) == (released, fee)
    for one in included_in(deal.agreement, lines_of(deal.agreement), date(2027, 3, 17)):
        assert one.used <= one.minutes + one.carried
    sound()


def _day(deal, day: date, at: datetime, chance: random.Random) -> None:
    """One thing that somebody may do that day, refused or not."""
    rows = list(RetainerMonth.objects.filter(decided_at=None, closed_at__isnull=False))
    month = chance.choice(rows) if rows else None
    off = Money(chance.choice([0, 5_000]), "EUR")
    verbs = [
        lambda: deal.pay_in(day, at=at),
        lambda: month and do(ask_about_month, deal.client, at, month_id=month.pk, words="What?"),
        lambda: month and do(answer_month, deal.provider, at, month_id=month.pk, words="This", off=off),
        lambda: month and do(approve_month, deal.client, at, month_id=month.pk),
        lambda: _correct(deal, at),
        lambda: _work(deal, day, at, chance),
        lambda: _work(deal, day, at, chance),
    ]
    with suppress(Refused):
        chance.choice(verbs)()


def _correct(deal, at: datetime) -> None:
    old = Entry.objects.filter(sheet__state="approved", corrects=None, billed_minutes__gt=5).first()
    if old is not None:
        do(correct_entry, deal.provider, at, entry_id=old.pk, minutes=5, reason="Too much")


def _work(deal, day: date, at: datetime, chance: random.Random) -> None:
    ago = chance.choice((0, 0, 0, 30, 60)) if at < NOW + timedelta(days=13) else 0
    deal.enter((1, day - timedelta(days=ago), chance.randint(1, 700)), at=at)
    asked = Entry.objects.filter(sheet__state="submitted", corrects=None).first()
    if asked and chance.random() < 0.3:
        do(ask_about_entry, deal.client, at, entry_id=asked.pk, words="Why?")


def test_a_team_has_its_shares_of_a_month():
    drafted, owner, lead, one, two = team_draft(fee_bps=1_000)
    lines = Lines(starts_on=DECEMBER, retainer=Retainer(amount_minor=PRICE, minutes=600))
    changed = do(
        counter_offer, owner, IN_DECEMBER - timedelta(days=12), agreement_id=drafted.pk,
        version_hash=drafted.version_hash, lines=lines,
    )  # fmt: skip
    do(sign_and_open, lead, IN_DECEMBER, agreement_id=drafted.pk, version_hash=changed.version_hash)
    deal = Retained(Agreement.objects.get(pk=drafted.pk), owner, lead)
    deal.pay_in()
    run_due(OVER)
    do(approve_month, deal.client, LOOKED, month_id=deal.month().pk)
    net = PRICE * 9 // 10
    shares = [
        balance(f"wallet/{who}/EUR") for who in (deal.agreement.provider_id, one.organisation_id, two.organisation_id)
    ]
    assert shares == [net // 2, net * 3 // 10, net // 5]
    sound()
