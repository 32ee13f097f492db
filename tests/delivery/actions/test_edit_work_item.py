"""edit_work_item: nobody's change is lost to somebody who had not read it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.delivery.actions.edit_work_item import edit_work_item
from anyshore.delivery.actions.tick_work_step import tick_work_step
from anyshore.delivery.rules.board import BoardClosed, WorkItemChanged, WorkItemText
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.kit.refusals import TextMissing
from anyshore.parties.models import User
from anyshore.parties.rules import CLOCK, Role
from anyshore.plumbing import files
from tests.contracts.world import parties, refused, replayed
from tests.delivery.board_world import board, end, facts, fresh
from tests.delivery.world import ASKED, uploaded
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db

SOON = ASKED + timedelta(minutes=3)


def test_it_says_something_else_and_steps_stay_done():
    made = board()
    item = made.add(steps=("Draw", "Show", "Draw"))
    do(tick_work_step, made.provider, ASKED, item_id=item.pk, step=1, words="Draw", done=True)
    text = WorkItemText(title="Better sketches", steps=("Show", "Draw", "Send"))
    do(edit_work_item, made.provider, SOON, item_id=item.pk, seen=1, text=text)
    now = fresh(item)
    assert (now.title, now.version) == ("Better sketches", 2)
    assert now.steps == [["Show", False], ["Draw", True], ["Send", False]]
    assert facts(item)[-1] == "WorkItemEdited"
    do(edit_work_item, made.client, SOON, item_id=item.pk, seen=2, text=text)
    assert fresh(item).version == 2


def test_who_wrote_over_a_change_is_told_whose():
    made = board()
    item = made.add()
    do(edit_work_item, made.provider, SOON, item_id=item.pk, seen=1, text=WorkItemText(title="Theirs"))
    name = User.objects.get(pk=made.provider.person_id).name
    with refused(WorkItemChanged, who=name, at=SOON):
        do(edit_work_item, made.client, SOON, item_id=item.pk, seen=1, text=WorkItemText(title="Mine"))
    do(edit_work_item, made.client, SOON, item_id=item.pk, seen=2, text=WorkItemText(title="Mine"))
    assert fresh(item).title == "Mine"


def test_files_come_and_go():
    made = board()
    item = made.add(file_ids=[uploaded(made.client)])
    subject = ("work_item", item.pk)
    (old,) = files.of(subject)[subject]
    given = {"file_ids": [uploaded(made.client, "b.txt", b"b")], "drop_ids": [old.id]}
    do(edit_work_item, made.client, SOON, item_id=item.pk, seen=1, text=WorkItemText(title=item.title), **given)
    assert [one.name for one in files.of(subject)[subject]] == ["b.txt"]


def test_others_may_not_nor_empty():
    made = board()
    item = made.add()
    given = {"item_id": item.pk, "seen": 1, "text": WorkItemText(title="x")}
    for actor in (member_actor(made.client.organisation_id, Role.VIEWER), CLOCK):
        with refused(Forbidden):
            do(edit_work_item, actor, ASKED, **given)
    stranger = parties()[0]
    with refused(NotFound):
        do(edit_work_item, stranger, ASKED, **given)
    with refused(TextMissing, field="title"):
        do(edit_work_item, made.client, ASKED, **{**given, "text": WorkItemText(title="")})
    end(made)
    with refused(BoardClosed):
        do(edit_work_item, made.client, ASKED, **given)


def test_sent_twice_it_counts_once():
    made = board()
    item = made.add()
    replayed(edit_work_item, made.client, ASKED, item_id=item.pk, seen=1, text=WorkItemText(title="Once"))
    assert fresh(item).version == 2
