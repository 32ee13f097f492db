"""The end of an agreement overtakes the force majeure that goes on."""

from __future__ import annotations

import pytest

from anyshore.contracts.models import MajeureEvent, Standstill
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.plumbing.models import AuditEntry
from tests.deals import sound
from tests.factories import do
from tests.payments.majeure_world import DAY, REPORTED, accepted, kept, reported

pytestmark = [pytest.mark.django_db, pytest.mark.money]


def test_nothing_stands_still_after_it():
    deal = kept()
    deal.fund()
    accepted(deal)
    reported(deal, side="client")
    do(cancel_agreement, deal.client, REPORTED + 5 * DAY, agreement_id=deal.id, reason="We stop.")
    assert set(MajeureEvent.objects.values_list("state", flat=True)) == {"overtaken"}
    assert not Standstill.objects.filter(until=None).exists()
    assert AuditEntry.objects.filter(name="payments.MajeureOvertaken").count() == 2
    sound()
