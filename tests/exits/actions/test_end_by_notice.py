"""The days of a notice are over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.models import Agreement
from anyshore.delivery.actions.ask_for_changes import ask_for_changes
from anyshore.delivery.models import Work
from anyshore.exits.actions.end_by_notice import end_by_notice
from anyshore.exits.actions.give_notice import give_notice
from anyshore.exits.actions.withdraw_notice import withdraw_notice
from anyshore.exits.models import Notice
from anyshore.exits.queries import ending_of
from anyshore.insight.queries.contract import contract
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.deny_draw import deny_draw
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.actions.lift_hold import lift_hold
from anyshore.payments.models import Draw
from anyshore.plumbing import deadlines
from anyshore.plumbing.models import Deadline
from tests.deals import make_deal, sound
from tests.factories import do, operator_actor
from tests.moves import refuses
from tests.payments.actions.test_record_draw import block, drawn

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def given_notice(amounts):
    deal = make_deal(amounts)
    for place in range(len(amounts)):
        deal.fund(place)
    return deal, do(give_notice, deal.client, agreement_id=deal.id, reason="No need.")


def test_work_done_is_paid_and_the_rest_goes_back():
    deal, notice = given_notice([1_000, 2_000, 4_000])
    deal.accept(deal.submit(0))
    do(ask_for_changes, deal.client, submission_id=deal.submit(1).pk, words="Bluer, please.")
    run_due(notice.effective_at + 3 * DAY)
    assert (deal.state(), deal.wallet(), deal.held()) == ("ended", 1_000, 0)
    assert [deal.holding(place).state for place in range(3)] == ["released", "refunded", "refunded"]
    assert set(Work.objects.values_list("state", flat=True)) == {"accepted", "stopped"}
    ending = ending_of(deal.client, deal.id)
    assert (ending.kind, ending.at, ending.reason) == ("notice", notice.effective_at, "No need.")
    assert (ending.paid, ending.refunded) == (deal.money(1_000), deal.money(6_000))
    assert Notice.objects.get().state == "effective"
    sound()


def test_what_is_in_review_keeps_its_instant_and_the_end_waits_for_it():
    deal, notice = given_notice([1_000, 2_000])
    submission = deal.submit(0, at=notice.effective_at - DAY)
    run_due(notice.effective_at)
    assert (deal.state(), deal.held()) == ("ending", 1_000)
    assert [deal.holding(place).state for place in range(2)] == ["held", "refunded"]
    (clock,) = deadlines.of(("notice", notice.pk))
    assert clock.due_at == submission.review_until
    run_due(submission.review_until)
    assert (deal.state(), deal.wallet(), deal.held()) == ("completed", 1_000, 0)
    assert Notice.objects.get().state == "overtaken"
    assert not Deadline.objects.filter(done_at=None, stopped_at=None).exclude(verb="reviews.show_reviews").exists()
    sound()


def test_changes_asked_for_after_the_end_find_nobody_to_make_them():
    deal, notice = given_notice([1_000, 2_000])
    submission = deal.submit(0, at=notice.effective_at - DAY)
    run_due(notice.effective_at)
    after = {"at": notice.effective_at + DAY}
    do(ask_for_changes, deal.client, submission_id=submission.pk, words="Bluer, please.", **after)
    run_due(submission.review_until + DAY)
    assert (deal.state(), deal.wallet(), deal.held()) == ("ended", 0, 0)
    sound()


def test_money_on_hold_waits_for_the_operator():
    deal, notice = given_notice([1_000, 2_000])
    operator = operator_actor()
    do(hold_funds, operator, milestone_id=deal.milestones[0], reason="A court order.")
    run_due(notice.effective_at)
    assert [deal.holding(place).state for place in range(2)] == ["held", "refunded"]
    run_due(notice.effective_at + 5 * DAY)
    assert deal.state() == "ending"
    lifted = notice.effective_at + 6 * DAY
    do(lift_hold, operator, at=lifted, milestone_id=deal.milestones[0], reason="It was lifted.")
    run_due(lifted + DAY)
    assert (deal.state(), deal.held()) == ("ended", 0)
    sound()


def hours_under_notice(minutes: int = 90):
    """A block of ten hours for EUR 500 under a notice of 30 days, and hours recorded the day before it takes
    effect."""
    deal = block()
    row = Agreement.objects.get(pk=deal.id)
    Agreement.objects.filter(pk=deal.id).update(terms={**row.terms, "notice_days": 30})
    notice = do(give_notice, deal.client, agreement_id=deal.id, reason="No need.")
    return deal, notice, drawn(deal, minutes, at=notice.effective_at - DAY)


def test_hours_that_wait_are_agreed_by_their_own_clock_and_the_end_waits_for_them():
    deal, notice, draw = hours_under_notice()
    told = contract(deal.client, deal.agreement.number, at=notice.effective_at - DAY).silence
    assert [one.code for one in told] == [
        "exits.ended_by_notice",
        "payments.draw_agreed",
        "exits.over",
        "reviews.shown",
    ]
    run_due(notice.effective_at)
    assert (deal.state(), deal.held()) == ("ending", 50_000)
    (clock,) = deadlines.of(("notice", notice.pk))
    assert clock.due_at == draw.answer_until == told[1].at
    late = drawn(deal, 30, at=notice.effective_at + timedelta(hours=1))
    run_due(draw.answer_until)
    assert (deal.state(), deal.held()) == ("ended", 0)
    assert (deal.holding().released_minor, deal.holding().refunded_minor) == (7_500, 42_500)
    assert dict(Draw.objects.values_list("pk", "state")) == {draw.pk: "agreed", late.pk: "overtaken"}
    assert not Deadline.objects.filter(done_at=None, stopped_at=None).exclude(verb="reviews.show_reviews").exists()
    assert ending_of(deal.client, deal.id).at == draw.answer_until
    sound()


def test_hours_to_which_the_client_says_no_after_the_notice_are_not_paid():
    deal, notice, draw = hours_under_notice()
    run_due(notice.effective_at)
    do(deny_draw, deal.client, at=notice.effective_at + timedelta(hours=2), draw_id=draw.pk, reason="Not ours.")
    run_due(draw.answer_until)
    assert (deal.state(), deal.held(), deal.holding().released_minor) == ("ended", 0, 0)
    sound()


def test_the_last_hours_complete_what_is_under_notice():
    deal, _, draw = hours_under_notice(600)
    run_due(draw.answer_until)
    assert (deal.state(), deal.holding().released_minor) == ("completed", 50_000)
    assert Notice.objects.get().state == "overtaken"
    sound()


def test_refusals():
    deal, notice = given_notice([1_000])
    for actor in (deal.client, deal.provider, operator_actor()):
        refuses(Forbidden, end_by_notice, actor, at=notice.effective_at, notice_id=notice.pk)
    do(withdraw_notice, deal.client, notice_id=notice.pk)
    refuses(NotAllowed, end_by_notice, CLOCK, at=notice.effective_at, notice_id=notice.pk)
