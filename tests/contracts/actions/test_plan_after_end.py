"""plan_after_end: the end closes what was open and opens what it brings."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from anyshore.contracts.actions.plan_after_end import plan_after_end
from tests.contracts.duty_world import clause, duties, dutiful, states
from tests.contracts.world import LATER
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_both_sides_give_back_and_the_provider_deletes():
    data = clause("data_processing", purpose="Bookkeeping", categories=["Suppliers"])
    deal = dutiful(clause("confidentiality"), data)
    do(plan_after_end, deal.client, LATER, agreement=deal.agreement)
    assert states(deal) == ["closed"]
    assert [(one.series.side, one.due_at) for one in duties(deal, "give_back")] == [
        ("client", datetime(2026, 12, 24, 16, tzinfo=UTC)),
        ("provider", datetime(2026, 12, 23, 16, tzinfo=UTC)),
    ]
    assert [one.series.side for one in duties(deal, "delete_data")] == ["provider"]
