"""bind_side: what waited runs on, each day counts once, beside a late payment too."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from anyshore.contracts.models import Duty, Standstill
from anyshore.payments.actions.accept_majeure import accept_majeure
from anyshore.payments.queries.late import late_parts
from anyshore.payments.queries.purse import purse_of
from anyshore.plumbing import deadlines
from tests.contracts.actions.test_stand_still import MEETINGS
from tests.deals import clause, sound
from tests.factories import do
from tests.payments.majeure_world import DAY, REPORTED, accepted, due, kept, over, reported
from tests.payments.unpaid import CURE, pay, standing

pytestmark = [pytest.mark.django_db, pytest.mark.money]
CLAUSE = clause("force_majeure")


@pytest.mark.parametrize("side", ["provider", "client"])
def test_duties_are_due_later_and_their_clocks_run(side):
    deal = kept(more=[MEETINGS], unit="process")
    event = accepted(deal, side=side)
    own = {"agreement_id": deal.id, "organisation_id": getattr(deal, side).organisation_id, "series__owed": True}
    before = Duty.objects.filter(**own, state="open", due_at__isnull=False).order_by("due_at")[0]
    over(deal, event, date(2026, 12, 11), datetime(2026, 12, 11, 8, tzinfo=UTC))
    after = Duty.objects.get(pk=before.pk)
    assert before.due_at + 9 * DAY < after.due_at < before.due_at + 16 * DAY
    assert [one.due_at for one in deadlines.of(("duty", after.pk))] == [after.due_at]


def test_work_that_stands_still_for_a_payment_goes_on_only_after_both():
    deal, _ = standing(due_on=date(2027, 1, 20), more=[CLAUSE])
    event = do_report(deal, date(2026, 12, 19))
    do(accept_majeure, deal.client, CURE + 4 * DAY, event_id=event.pk)
    pay(deal, 20_000, CURE + 6 * DAY)
    assert Standstill.objects.filter(until=None).exists(), "force majeure goes on"
    over(deal, event, date(2026, 12, 27), CURE + 10 * DAY + DAY / 2)
    assert Standstill.objects.get().until == datetime(2026, 12, 26, 23, tzinfo=UTC)
    assert due(deal, 1) == (date(2027, 1, 30), 10)
    assert owed_none(deal)
    sound()


def test_over_before_the_payment_it_waits_for_the_payment():
    deal, _ = standing(due_on=date(2027, 1, 20), more=[CLAUSE])
    event = do_report(deal, date(2026, 12, 10))
    do(accept_majeure, deal.client, CURE + 4 * DAY, event_id=event.pk)
    over(deal, event, date(2026, 12, 20), CURE + 5 * DAY)
    assert due(deal, 1) == (date(2027, 1, 27), 7), "the days before work stood still for the payment"
    pay(deal, 20_000, CURE + 10 * DAY)
    assert due(deal, 1) == (date(2027, 2, 6), 17)
    sound()


def test_days_of_the_event_are_left_out_of_a_delay():
    late = clause("late_penalty", rate_bps=100, period="day", grace_days=0, cap_bps=1_000)
    deal = kept((20_000,), due_on=date(2026, 11, 30), more=[late])
    deal.fund()
    accepted(deal, milestone_ids=deal.milestones)
    part = late_parts(purse_of(deal.agreement), [late], at=REPORTED + 10 * DAY)[deal.milestones[0]]
    assert (part.delay.days, dict(part.delay.left_out)) == (0, {"freed": 13})


def do_report(deal, began_on):
    return reported(deal, CURE + 3 * DAY, began_on=began_on, learned_on=began_on)


def owed_none(deal) -> bool:
    return not Duty.objects.filter(agreement_id=deal.id, state="missed").exists()
