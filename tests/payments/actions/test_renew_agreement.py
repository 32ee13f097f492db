"""A retainer goes on with its agreement."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.renew_agreement import renew_agreement
from tests.deals import clause, sound
from tests.delivery.levels_world import levelled
from tests.moves import refuses

pytestmark = pytest.mark.django_db(transaction=True)


def test_months_and_periods_go_on():
    deal = levelled(
        end_on=date(2027, 1, 31), more=(clause("renewal", months=2, notice_days=10, most=1, days_of="utc"),)
    )
    refuses(Forbidden, renew_agreement, deal.provider, agreement_id=deal.id)
    run_due(datetime(2027, 3, 15, tzinfo=UTC))
    assert deal.state() == "running"
    assert deal.month(date(2027, 3, 1)).price_minor == 1_000_000
    assert deal.period(date(2027, 3, 1)).state == "running"
    sound()
