"""Whatever way money arrives, a suspension is over once nothing is late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.payments.actions.pay_month import pay_month
from anyshore.payments.actions.warn_of_suspension import warn_of_suspension
from anyshore.payments.models import Suspension
from tests.deals import clause, sound
from tests.delivery.levels_world import levelled
from tests.factories import do
from tests.payments.unpaid import CURE, DAY, pay, standing, state

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_part_does_not_end_it_and_the_rest_does():
    deal, row = standing()
    pay(deal, 15_000, CURE + DAY)
    assert state(row) == "standing"
    pay(deal, 5_000, CURE + 2 * DAY)
    assert state(row) == "paid"


def test_a_month_that_was_approved_and_is_paid_ends_it():
    deal = levelled(more=(clause("suspension", overdue_days=1, warning_days=3, by_itself=True),))
    run_due(datetime(2027, 1, 12, tzinfo=UTC))
    at = datetime(2027, 1, 12, 9, tzinfo=UTC)
    row = do(warn_of_suspension, deal.provider, at, agreement_id=deal.id)
    run_due(row.cure_until)
    assert Suspension.objects.get(pk=row.pk).state == "standing"
    do(pay_month, deal.client, at + timedelta(days=9), month_id=deal.month().pk)
    assert Suspension.objects.get(pk=row.pk).state == "paid"
    sound()
