"""plan_after_end: the end closes what was open and opens what it brings."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from anyshore.contracts.actions.plan_after_end import plan_after_end
from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.plumbing.state import move
from tests.contracts.duty_world import clause, duties, dutiful, states
from tests.contracts.world import LATER, NOW
from tests.factories import do

pytestmark = pytest.mark.django_db
ENDED = datetime(2026, 12, 23, 12, tzinfo=UTC)


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


@pytest.mark.parametrize(("moves", "until"), [
    ((), datetime(2027, 1, 22, 16, tzinfo=UTC)),
    (("give_notice",), datetime(2026, 12, 23, 16, tzinfo=UTC)),
    (("give_notice", "withdraw_notice"), datetime(2027, 1, 22, 16, tzinfo=UTC)),
])  # fmt: skip
def test_help_by_the_first_version_counts_from_a_notice_that_ran(moves, until):
    said = Chosen("termination_assistance", 1, {"months": 1, "extend_months": 3})
    deal = dutiful(said)
    agreement = deal.fresh()
    for verb in moves:
        move(agreement, verb, actor=deal.client, at=NOW)
    do(plan_after_end, deal.client, ENDED, agreement=agreement)
    assert [one.due_at for one in duties(deal, "assistance")] == [until]
