"""shift_periods: readings are due later, and a month of standstill does not count."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.payments.actions.pay_month import pay_month
from tests.deals import sound
from tests.delivery.actions.test_hold_periods import stopped
from tests.factories import do
from tests.payments.retainers import JANUARY

pytestmark = pytest.mark.django_db(transaction=True)
PAID = datetime(2027, 3, 20, 9, tzinfo=UTC)


def test_readings_are_due_later_and_a_month_that_stood_still_does_not_count():
    deal = stopped()
    run_due(PAID)
    before = deal.period(JANUARY)
    assert deal.month(date(2027, 2, 1)).price_minor == 0  # its days are not paid, by the clause
    for month in (date(2026, 12, 1), JANUARY):
        do(pay_month, deal.client, PAID, month_id=deal.month(month).pk)
    after = deal.period(JANUARY)
    assert after.read_until - before.read_until == PAID - after.ended_at
    assert after.review_until - after.read_until == before.review_until - before.read_until
    deal.close(date(2027, 2, 1))
    assert [result for _, result, _ in deal.results(JANUARY)] == ["below_minimum", "below_minimum"]
    assert [result for _, result, _ in deal.results(date(2027, 2, 1))] == ["not_counted", "not_counted"]
    sound()
