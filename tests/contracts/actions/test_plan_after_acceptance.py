"""plan_after_acceptance: what was kept back and the warranty, from the day of the acceptance."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from anyshore.contracts.actions.plan_after_acceptance import plan_after_acceptance
from anyshore.contracts.rules.terms import Payment
from tests.contracts.duty_world import clause, duties, dutiful
from tests.contracts.world import LATER, running
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_the_retention_is_due_and_defects_can_be_reported_to_a_day():
    deal = dutiful(clause("retention"), clause("warranty"), payment=Payment.INVOICE)
    do(plan_after_acceptance, deal.client, LATER, agreement=deal.agreement, position=1, accepted_at=LATER)
    (retention,), (warranty,) = duties(deal, "retention"), duties(deal, "warranty_ends")
    assert retention.due_at == datetime(2027, 2, 23, 16, tzinfo=UTC)
    assert (retention.series.given, retention.series.side) == ({"what": "Take over"}, "client")
    assert warranty.due_at == datetime(2027, 11, 24, 16, tzinfo=UTC)
    assert warranty.series.owed is False


def test_a_contract_without_either_gets_none():
    deal = running()
    assert do(plan_after_acceptance, deal.client, LATER, agreement=deal.agreement, position=1, accepted_at=LATER) == []
