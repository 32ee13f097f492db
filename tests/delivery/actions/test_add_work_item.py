"""add_work_item: by those of either side who work, numbered within the contract, at the end of its column."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from anyshore.delivery.actions.add_work_item import add_work_item
from anyshore.delivery.models import WorkItem
from anyshore.delivery.queries.board_page import board_page
from anyshore.delivery.rules.board import BoardClosed, Priority, TooManyItems, WorkItemText
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.kit.refusals import TextMissing
from anyshore.parties.rules import CLOCK, OPERATOR, Role
from anyshore.plumbing import files
from tests.contracts.world import clocks, parties, refused, replayed
from tests.delivery.board_world import DOING, board, end, facts
from tests.delivery.hours_world import hourly
from tests.delivery.world import ASKED, uploaded
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db

ARABIC = "تصميم شعار المخبز وألوانه"


def test_both_sides_add_and_numbers_go_on():
    made = board()
    member = member_actor(made.provider.organisation_id)
    made.add("Sketches")
    made.add(ARABIC, actor=member, milestone_id=made.job.milestone.id, labels=(" Ink ", "ink", "Print"))
    made.add("x" * 200, state=DOING)
    first, second = [one for one in board_page(made.provider, made.job.agreement.number).items if one.state == "to_do"]
    assert (first.number, first.title, first.priority, first.assignee) == (1, "Sketches", Priority.NORMAL, "")
    assert (second.number, second.title, second.about, second.labels) == (
        2,
        ARABIC,
        made.job.milestone.title,
        ("Ink", "Print"),
    )
    assert made.column() == ["Sketches", ARABIC]
    assert made.column(DOING) == ["x" * 200]
    assert len({*WorkItem.objects.filter(state="to_do").values_list("place", flat=True)}) == 2


def test_it_is_somebodys_and_a_clock_tells_when_it_is_due():
    made = board()
    file_id = uploaded(made.client)
    item = made.add(assignee_id=made.provider.person_id, due_on=date(2026, 12, 10), file_ids=[file_id])
    assert facts(item) == ["WorkItemAdded", "WorkItemAssigned"]
    assert clocks(made.id)[-1] == ("delivery.tell_due_work", datetime(2026, 12, 9, 10, tzinfo=UTC))
    assert len(files.of(("work_item", item.pk))["work_item", item.pk]) == 1


def test_others_may_not():
    made = board()
    given = {"agreement_id": made.id, "text": WorkItemText(title="x")}
    for actor in (member_actor(made.client.organisation_id, Role.VIEWER), CLOCK, OPERATOR):
        with refused(Forbidden):
            do(add_work_item, actor, ASKED, **given)
    stranger = parties()[0]
    with refused(NotFound):
        do(add_work_item, stranger, ASKED, **given)
    end(made)
    with refused(BoardClosed):
        do(add_work_item, made.client, ASKED, **given)


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (TextMissing, {"title": " "}),
        (Invalid, {"title": "x" * 201}),
        (Invalid, {"title": "two\nlines"}),
        (Invalid, {"title": "x", "note": "n" * 20_001}),
        (Invalid, {"title": "x", "labels": tuple("abcdef")}),
        (Invalid, {"title": "x", "labels": ("l" * 31,)}),
        (Invalid, {"title": "x", "steps": ("s" * 201,)}),
        (Invalid, {"title": "x", "steps": tuple(str(n) for n in range(41))}),
        (Invalid, {"title": "x", "line": 1}),
        (Invalid, {"title": "x", "milestone_id": uuid4()}),
    ],
)
def test_what_cannot_be_said_is_refused(error: type[Invalid], text: dict[str, object]):
    made = board()
    with refused(error):
        made.add(**text)  # type: ignore[arg-type]


def test_a_milestone_of_another_contract_and_a_stranger_are_refused(monkeypatch):
    made, other = board(), board()
    with refused(Invalid, field="about"):
        made.add(milestone_id=other.job.milestone.id)
    with refused(Invalid, field="assignee"):
        made.add(assignee_id=other.client.person_id)
    theirs = uploaded(other.client)
    with refused(Invalid, field="files"):
        made.add(file_ids=[theirs])
    monkeypatch.setattr("anyshore.delivery.queries.board.MOST_ITEMS", 1)
    made.add()
    with refused(TooManyItems, most=1):
        made.add()


def test_it_can_belong_to_a_line_of_the_hours():
    made = hourly()
    item = do(
        add_work_item, made.client, ASKED, agreement_id=made.agreement.id, text=WorkItemText(title="Calls", line=1)
    )
    assert item.line == 1
    with refused(Invalid, field="about"):
        do(add_work_item, made.client, ASKED, agreement_id=made.agreement.id, text=WorkItemText(title="x", line=9))


def test_sent_twice_it_stands_once():
    made = board()
    replayed(add_work_item, made.client, ASKED, agreement_id=made.id, text=WorkItemText(title="Once"))
    assert made.column() == ["Once"]
