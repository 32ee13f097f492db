"""free_side: while force majeure goes on nothing of its side's is missed."""

from __future__ import annotations

import pytest

from anyshore.contracts.models import Duty, Standstill
from anyshore.jobs.deadlines import run_due
from tests.contracts.actions.test_stand_still import MEETINGS, owed
from tests.payments.majeure_world import DAY, accepted, kept

pytestmark = pytest.mark.django_db


def test_a_duty_of_the_provider_waits_and_the_clients_do_not():
    deal = kept(more=[MEETINGS], unit="process")
    accepted(deal)
    duty = owed(deal)
    run_due(duty.due_at + DAY)
    assert Duty.objects.get(pk=duty.pk).state == "open"
    assert Duty.objects.filter(organisation_id=deal.client.organisation_id, state="missed").exists()


def test_a_duty_of_the_client_waits_while_it_is_kept_from_it():
    deal = kept(more=[MEETINGS], unit="process")
    accepted(deal, side="client")
    duty = owed(deal)
    run_due(duty.due_at + DAY)
    assert Duty.objects.get(pk=duty.pk).state == "missed"
    assert not Duty.objects.filter(organisation_id=deal.client.organisation_id, state="missed").exists()


def test_some_milestones_let_no_work_stand_still():
    deal = kept()
    accepted(deal, milestone_ids=deal.milestones[:1])
    assert not Standstill.objects.exists()
