"""A work board in the middle of its life: what two sides plan, do, discuss and look at, week by week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from anyshore.delivery.actions.add_work_item import add_work_item
from anyshore.delivery.actions.archive_work_item import archive_work_item
from anyshore.delivery.actions.assign_work_item import assign_work_item
from anyshore.delivery.actions.comment_on_work_item import comment_on_work_item
from anyshore.delivery.actions.move_work_item import move_work_item
from anyshore.delivery.actions.tick_work_step import tick_work_step
from anyshore.delivery.rules.board import Priority, WorkItemState, WorkItemText
from anyshore.demo.stage import Stage

TO_DO, DOING, IN_REVIEW, DONE = WorkItemState
Items = Mapping[str, UUID]
SAFARI, IMPORT, RELEASE = "Dimmer option breaks in Safari", "Import the price list from a spreadsheet", "Release test"

PLANNED: Final[Sequence[tuple[str, int | None, bool, dict[str, Any]]]] = (
    (IMPORT, 9, True, {
        "line": 1, "priority": Priority.HIGH, "labels": ("import",),
        "steps": ("Read the heads in any order", "Say which rows cannot be taken", "Undo the last import"),
        "note": "The sheet of the wholesaler comes every month. **Prices in cents**, commas as decimal marks.",
    }),
    ("Try the import with the list of last year", 10, True, {"line": 2, "labels": ("import", "test")}),
    (SAFARI, 11, True, {"line": 1, "priority": Priority.URGENT, "labels": ("bug",), "note": "Safari 17, only in private windows."}),
    ("Decide which lamps keep the old cable", 8, False, {"labels": ("content",)}),
    (RELEASE, 12, True, {"line": 2, "labels": ("test",), "steps": ("Order a lamp on a phone", "Pay with a voucher")}),
    ("Photos of the new shades", 20, False, {"labels": ("content",)}),
    ("Show the energy label on each lamp", 18, True, {"line": 1}),
    ("Remember the last configuration of a visitor", 25, True, {"line": 1, "priority": Priority.LOW}),
    ("Two people in one basket", None, True, {"priority": Priority.LOW, "labels": ("idea",)}),
)  # fmt: skip
"""Title, days until it is due, whether the provider does it, and what else it says."""


def plan(stage: Stage, client: str, provider: str, at: datetime, agreement_id: UUID, starts: date) -> Items:
    """What is to be done, as the client writes it down at the start."""
    found = {}
    for title, days, theirs, more in PLANNED:
        due = None if days is None else starts + timedelta(days=days)
        text = WorkItemText(title=title, due_on=due, **more)
        whose = stage.person(provider if theirs else client)
        given = {"agreement_id": agreement_id, "text": text, "assignee_id": whose}
        found[title] = stage.do(add_work_item, client, at, **given).id
    return found


def first_week(stage: Stage, client: str, provider: str, at: datetime, items: Items) -> None:
    """The import is built and shown; something is asked."""
    _move(stage, provider, at, items[IMPORT], TO_DO, DOING)
    for step, words in enumerate(PLANNED[0][3]["steps"][:2], 1):
        stage.do(tick_work_step, provider, at, item_id=items[IMPORT], step=step, words=words, done=True)
    stage.do(
        comment_on_work_item,
        provider,
        at,
        item_id=items[IMPORT],
        words="Three rows of the sheet have no price. Leave them out, or show them as “on request”?",
    )
    stage.do(
        comment_on_work_item,
        client,
        at,
        item_id=items[IMPORT],
        words="On request, please. And thank you for asking first.",
    )
    _move(stage, client, at, items["Decide which lamps keep the old cable"], TO_DO, DONE)


def second_week(stage: Stage, client: str, provider: str, at: datetime, items: Items) -> None:
    """What was shown is done, the bug is in work, and an idea is put away."""
    _move(stage, provider, at, items[IMPORT], DOING, IN_REVIEW)
    _move(stage, client, at, items[IMPORT], IN_REVIEW, DONE)
    _move(stage, provider, at, items["Try the import with the list of last year"], TO_DO, DONE)
    _move(stage, provider, at, items[SAFARI], TO_DO, DOING)
    _move(stage, provider, at, items["Show the energy label on each lamp"], TO_DO, IN_REVIEW)
    _move(stage, provider, at, items[RELEASE], TO_DO, DOING)
    stage.do(archive_work_item, client, at, item_id=items["Two people in one basket"])
    stage.do(
        assign_work_item, client, at, item_id=items["Remember the last configuration of a visitor"], assignee_id=None
    )
    stage.do(
        comment_on_work_item,
        client,
        at,
        item_id=items[SAFARI],
        words="A customer wrote about it again today. Could it come before the label?",
    )


def _move(stage: Stage, who: str, at: datetime, item_id: UUID, seen: WorkItemState, column: WorkItemState) -> None:
    stage.do(move_work_item, who, at, item_id=item_id, seen=seen, column=column)
