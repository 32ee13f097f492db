"""add_work_items: all of them or none; each person is told once of theirs."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.add_work_items import BoardNotEmpty, add_work_items
from anyshore.delivery.rules.board import NewItem, TooManyItems, WorkItemText
from anyshore.jobs.notices.board import items_added
from anyshore.jobs.notices.letters import Fact
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.kit.refusals import TextMissing
from anyshore.parties.rules import CLOCK
from anyshore.plumbing import audit
from anyshore.plumbing.models import AuditEntry
from tests.contracts.world import refused
from tests.delivery.board_world import DOING, board
from tests.delivery.world import ASKED
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_they_stand_in_their_order_and_each_person_is_told_once():
    made = board()
    made.add("before")
    mine = made.provider.person_id
    items = [NewItem(WorkItemText(title=title), assignee_id=mine) for title in "abc"]
    items.append(NewItem(WorkItemText(title="d"), DOING, made.client.person_id))
    do(add_work_items, made.client, ASKED, agreement_id=made.id, items=items)
    assert (made.column(), made.column(DOING)) == (["before", "a", "b", "c"], ["d"])
    entry = audit.entry(AuditEntry.objects.get(name="delivery.WorkItemsAdded").pk)
    fact = Fact(entry.id, entry.name, entry.subject_id, entry.facts, entry.person_id, entry.at)
    assert (fact.number("first"), fact.number("last")) == (2, 5)
    (note,) = items_added(fact)
    assert note.given["count"] == 3


def test_all_or_none(monkeypatch):
    made = board()
    good = NewItem(WorkItemText(title="a"))
    with refused(TextMissing):
        do(add_work_items, made.client, ASKED, agreement_id=made.id, items=[good, NewItem(WorkItemText(title=""))])
    with refused(Invalid):
        do(add_work_items, made.client, ASKED, agreement_id=made.id, items=[])
    with refused(Forbidden):
        do(add_work_items, CLOCK, ASKED, agreement_id=made.id, items=[good])
    do(add_work_items, made.client, ASKED, agreement_id=made.id, items=[good], only_if_empty=True)
    with refused(BoardNotEmpty):
        do(add_work_items, made.client, ASKED, agreement_id=made.id, items=[good], only_if_empty=True)
    monkeypatch.setattr("anyshore.delivery.queries.board.MOST_ITEMS", 2)
    with refused(TooManyItems):
        do(add_work_items, made.client, ASKED, agreement_id=made.id, items=[good, good])
