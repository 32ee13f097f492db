"""tell_due_work: on the day before and the day after, one mail a day for each person over all their contracts."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from anyshore.delivery.actions.move_work_item import move_work_item
from anyshore.delivery.actions.tell_due_work import tell_due_work
from anyshore.delivery.queries.board_mail import due_to, work_due
from anyshore.jobs.deadlines import run_due
from anyshore.jobs.notices.board import work_fell_due
from anyshore.jobs.notices.letters import Fact
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import audit
from anyshore.plumbing.models import AuditEntry
from tests.contracts.world import clocks, refused
from tests.delivery.board_world import DONE, TO_DO, board, end
from tests.delivery.world import ASKED
from tests.factories import do

pytestmark = pytest.mark.django_db

DUE = date(2026, 12, 10)
BEFORE, AFTER = datetime(2026, 12, 9, 10, tzinfo=UTC), datetime(2026, 12, 11, 10, tzinfo=UTC)


def told() -> list[Fact]:
    """What boards told of what is due, in order."""
    rows = AuditEntry.objects.filter(name="delivery.WorkFellDue").order_by("id").values_list("pk", flat=True)
    found = [audit.entry(pk) for pk in rows]
    return [Fact(one.id, one.name, one.subject_id, one.facts, one.person_id, one.at) for one in found]


def test_the_day_before_and_the_day_after():
    made = board()
    made.add("Late", assignee_id=made.provider.person_id, due_on=date(2026, 11, 20))
    made.add("Tomorrow", assignee_id=made.provider.person_id, due_on=DUE)
    made.add("Nobody's", due_on=DUE)
    assert run_due(BEFORE) >= 1
    (note,) = work_fell_due(told()[0])
    assert note.given["count"] == 2
    assert str(note.given["lines"]).index("Late") < str(note.given["lines"]).index("Tomorrow")
    assert note.key == f"work:{made.provider.person_id}:2026-12-09"
    assert ("delivery.tell_due_work", AFTER) in clocks(made.id)
    assert len(due_to(made.provider.acting_person, DUE)) == 1
    run_due(AFTER)
    assert len(work_fell_due(told()[1])) == 1
    assert [verb for verb, _ in clocks(made.id) if verb == "delivery.tell_due_work"] == []
    assert [one.title for one in work_due(made.provider, DUE)] == ["Late", "Tomorrow"]
    assert work_due(made.client, DUE) == []


def test_what_is_done_is_not_told_and_the_clock_stops():
    made = board()
    item = made.add(assignee_id=made.provider.person_id, due_on=DUE)
    do(move_work_item, made.provider, ASKED, item_id=item.pk, seen=TO_DO, column=DONE)
    assert [verb for verb, _ in clocks(made.id) if verb == "delivery.tell_due_work"] == []


def test_of_a_contract_that_is_over_nobody_is_told_and_others_may_not():
    made = board()
    made.add(assignee_id=made.provider.person_id, due_on=DUE)
    with refused(Forbidden):
        do(tell_due_work, made.client, BEFORE, agreement_id=made.id)
    end(made)
    run_due(BEFORE)
    assert told() == []
    assert clocks(made.id) == []
