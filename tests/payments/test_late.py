"""What is late, and what comes off for it: before the acceptance as at it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.queries.clauses import clauses_of
from anyshore.contracts.rules.clauses.acting.late_penalty import NotTheirs
from anyshore.delivery.actions.ask_for_changes import ask_for_changes
from anyshore.delivery.actions.withdraw_submission import withdraw_submission
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.actions.lift_hold import lift_hold
from anyshore.payments.actions.release_part import release_part
from anyshore.payments.models import Reduction
from anyshore.payments.queries.late import Late, comes_off, late_parts
from anyshore.payments.queries.purse import purse_of_agreement
from tests.deals import Made, clause, make_deal, sound
from tests.factories import NOW, do, operator_actor

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
CLAUSE = clause("late_penalty", rate_bps=100, period="day", grace_days=2, cap_bps=1_000)


def late_deal(amounts=(200_000, 100), **more) -> Made:
    """Due on the day of NOW: 1 % a day after 2 days of grace, at most 10 %."""
    return make_deal(list(amounts), due_on=NOW.date(), clauses=(CLAUSE,), **more)


def seen(deal: Made, at) -> Late | None:
    purse = purse_of_agreement(CLOCK, deal.id)
    return late_parts(purse, clauses_of(deal.agreement), at=at).get(deal.milestones[0])


def days(late: Late | None) -> tuple[int, dict[NotTheirs, int]]:
    return (late.delay.days, dict(late.delay.left_out)) if late else (0, {})


def test_it_is_counted_from_the_first_day_and_stands_with_the_hand_in():
    deal = late_deal()
    deal.fund()
    assert seen(deal, NOW) is None
    assert seen(deal, NOW + DAY).off.minor == 0
    assert seen(deal, NOW + 5 * DAY).off.minor == 6_000
    submission = deal.submit(at=NOW + 9 * DAY)
    late = seen(deal, NOW + 11 * DAY)
    assert (days(late), late.off.minor, late.handed_in) == ((9, {}), 14_000, True)
    assert comes_off(submission.pk).minor == 14_000
    assert seen(make_deal(due_on=NOW.date()), NOW + 9 * DAY) is None


def test_what_does_not_lie_with_the_provider_is_left_out():
    deal, operator = late_deal(), operator_actor()
    deal.fund(at=NOW + 2 * DAY)
    first = deal.submit(at=NOW + 4 * DAY)
    do(ask_for_changes, deal.client, at=NOW + 7 * DAY, submission_id=first.pk, words="Bluer.")
    taken_back = deal.submit(at=NOW + 8 * DAY)
    do(withdraw_submission, deal.provider, at=NOW + 9 * DAY, submission_id=taken_back.pk)
    do(hold_funds, operator, at=NOW + 9 * DAY, milestone_id=deal.milestones[0], reason="A court order.")
    do(lift_hold, operator, at=NOW + 10 * DAY, milestone_id=deal.milestones[0], reason="Over.")
    deal.submit(at=NOW + 12 * DAY)
    left_out = {NotTheirs.NOT_PAID_IN: 2, NotTheirs.LOOKED_AT: 3, NotTheirs.ON_HOLD: 1}
    assert days(seen(deal, NOW + 12 * DAY)) == (6, left_out)
    sound()


def test_it_goes_back_with_the_release_and_fee_and_state_are_of_the_rest():
    deal = late_deal(fee_bps=1_000)
    deal.fund()
    deal.accept(deal.submit(at=NOW + 9 * DAY), at=NOW + 9 * DAY)
    holding = deal.holding()
    assert (holding.state, holding.released_minor, holding.refunded_minor) == ("split", 186_000, 14_000)
    assert (deal.held(), deal.wallet(), deal.fees()) == (0, 167_400, 18_600)
    late = seen(deal, NOW + 90 * DAY)
    assert (late.taken, late.off.minor, late.delay.days) == (True, 14_000, 9)
    sound()


def test_silence_takes_it_off_too_and_what_is_owed_shrinks():
    deal = late_deal([200_000], rail="ledger_only")
    deal.fund()
    submission = deal.submit(at=NOW + 30 * DAY)
    from anyshore.jobs.deadlines import run_due

    run_due(submission.review_until)
    assert (deal.state(), deal.owed(), deal.held()) == ("completed", 180_000, 0)
    sound()


def test_no_more_than_is_held_comes_off():
    deal = late_deal()
    deal.fund()
    do(release_part, deal.client, milestone_id=deal.milestones[0], amount=deal.money(195_000))
    submission = deal.submit(at=NOW + 9 * DAY)
    assert (seen(deal, NOW + 9 * DAY).off.minor, seen(deal, NOW + 9 * DAY).left.minor) == (5_000, 14_000)
    deal.accept(submission, at=NOW + 9 * DAY)
    holding = deal.holding()
    assert (holding.state, holding.released_minor, holding.refunded_minor) == ("split", 195_000, 5_000)
    assert Reduction.objects.get().amount_minor == 5_000
    sound()
