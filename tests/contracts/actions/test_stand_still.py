"""stand_still: nothing of the provider's is missed, the client's duties go on."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.mark_duty_done import mark_duty_done
from anyshore.contracts.models import Duty, Standstill
from anyshore.jobs.deadlines import run_due
from anyshore.plumbing import deadlines
from tests.deals import clause
from tests.factories import do
from tests.payments.unpaid import CURE, DAY, standing

pytestmark = pytest.mark.django_db
MEETINGS = clause("governance", meetings=[["Steering", "month", "leads"]])


def owed(deal) -> Duty:
    rows = Duty.objects.filter(agreement_id=deal.id, organisation_id=deal.provider.organisation_id, series__owed=True)
    return rows.filter(state="open", due_at__isnull=False).order_by("due_at")[0]


def test_a_duty_of_the_provider_is_not_missed_meanwhile():
    deal, _ = standing(more=[MEETINGS])
    duty = owed(deal)
    assert not deadlines.of(("duty", duty.pk))
    run_due(duty.due_at + DAY)
    duty.refresh_from_db()
    assert duty.state == "open"
    others = Duty.objects.filter(agreement_id=deal.id, organisation_id=deal.client.organisation_id, state="missed")
    assert others.exists()
    assert Standstill.objects.get().since == CURE


def test_marked_meanwhile_it_was_never_missed():
    deal, _ = standing(more=[MEETINGS])
    duty = owed(deal)
    found = do(mark_duty_done, deal.provider, duty.due_at + DAY, duty_id=duty.pk)
    assert found.state == "done"
