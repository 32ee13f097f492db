"""plan_duties: a signature makes the list of both sides, each due by its own calendar."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from anyshore.contracts.actions.plan_duties import plan_duties
from anyshore.kit.errors import NotFound
from tests.contracts.duty_world import clause, duties, dutiful, series
from tests.contracts.world import LATER, clocks, offered, refused, running
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_lines_terms_and_clauses_each_with_its_side_owner_clause_and_clock():
    governance = clause("governance", meetings=[["Steering", "quarter", "the sponsors"]])
    deal = dutiful(governance, clause("audit"))
    found = {one.series.key.partition(":")[0] + ":" + one.series.side: one for one in duties(deal)}
    assert set(found) == {
        "line:provider", "exit_plan:client", "hand_over:provider",
        "meeting:client", "meeting:provider", "meeting_report:provider", "audit:client",
    }  # fmt: skip
    line = found["line:provider"]
    assert (line.due_at, line.owner_id) == (datetime(2026, 12, 28, 16, tzinfo=UTC), deal.provider.person_id)
    assert clocks(line.pk) == [("contracts.miss_duty", line.due_at)]
    assert (found["audit:client"].series.owed, line.series.owed) == (False, True)
    assert found["audit:client"].series.clause > 0
    meeting = found["meeting:provider"]
    assert meeting.due_at == datetime(2027, 2, 24, 16, tzinfo=UTC)
    assert found["meeting_report:provider"].due_at == datetime(2027, 2, 23, 16, tzinfo=UTC)
    assert meeting.series.given == {"who": "the sponsors", "days": 3}


def test_a_task_has_none():
    assert duties(running()) == []


def test_another_last_day_moves_what_depends_on_it():
    deal = dutiful()
    before = duties(deal, "hand_over")[0]
    agreement = deal.fresh()
    do(plan_duties, deal.client, LATER, agreement=agreement, ends_on=datetime(2027, 3, 31, tzinfo=UTC).date())
    after = duties(deal, "hand_over")[0]
    assert (after.pk, after.due_at.date().isoformat()) == (before.pk, "2027-03-01")
    assert series(deal, "hand_over").over_at is None


def test_an_offer_has_none():
    deal = offered()
    with refused(NotFound):
        do(plan_duties, deal.client, LATER, agreement=deal.fresh())
