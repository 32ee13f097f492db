"""hold_periods: no reading is due while work stands still."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from anyshore.contracts.models import Standstill
from anyshore.jobs.deadlines import run_due
from anyshore.payments.actions.warn_of_suspension import warn_of_suspension
from anyshore.plumbing import deadlines
from tests.deals import clause
from tests.delivery.levels_world import Levelled, levelled
from tests.factories import do
from tests.payments.retainers import JANUARY

pytestmark = pytest.mark.django_db(transaction=True)
APPROVED = datetime(2027, 1, 12, 9, tzinfo=UTC)
"""January's second week: December's retainer is approved by silence and unpaid, its readings are missed or in."""


def stopped() -> Levelled:
    """Work stands still from the middle of January on."""
    deal = levelled(more=(clause("suspension", overdue_days=1, warning_days=3, by_itself=True),))
    run_due(APPROVED)
    row = do(warn_of_suspension, deal.provider, APPROVED, agreement_id=deal.id)
    run_due(row.cure_until)
    assert Standstill.objects.get(agreement_id=deal.id).until is None
    return deal


def test_a_period_that_ends_meanwhile_waits_for_the_work():
    deal = stopped()
    run_due(datetime(2027, 3, 20, tzinfo=UTC))
    period = deal.period(JANUARY)
    assert period.state == "reading"
    assert not deadlines.of(("level_period", period.pk))
    assert period.read_until < datetime(2027, 3, 20, tzinfo=UTC) - timedelta(days=30)
