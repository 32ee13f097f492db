"""The days of a notice are over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.delivery.actions.ask_for_changes import ask_for_changes
from anyshore.delivery.models import Work
from anyshore.exits.actions.end_by_notice import end_by_notice
from anyshore.exits.actions.give_notice import give_notice
from anyshore.exits.actions.withdraw_notice import withdraw_notice
from anyshore.exits.models import Notice
from anyshore.exits.queries import ending_of
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.actions.lift_hold import lift_hold
from anyshore.plumbing import deadlines
from anyshore.plumbing.models import Deadline
from tests.deals import make_deal, sound
from tests.factories import do, operator_actor
from tests.moves import refuses

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


def test_refusals():
    deal, notice = given_notice([1_000])
    for actor in (deal.client, deal.provider, operator_actor()):
        refuses(Forbidden, end_by_notice, actor, at=notice.effective_at, notice_id=notice.pk)
    do(withdraw_notice, deal.client, notice_id=notice.pk)
    refuses(NotAllowed, end_by_notice, CLOCK, at=notice.effective_at, notice_id=notice.pk)
