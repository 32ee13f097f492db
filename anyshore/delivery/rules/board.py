"""The work board of a contract: what an item may say, its columns, and its place in one. Pure.

A column of the board says where the work stands between the people who do it. It accepts nothing and pays nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from anyshore.contracts.rules import reading
from anyshore.kit.errors import Invalid, Refused
from anyshore.kit.lifecycle import Lifecycle
from anyshore.kit.refusals import TextMissing

MOST_ITEMS: Final = 1_000
"""On one board, without those that are archived."""
MOST_COMMENTS_ON_ITEM: Final = 500
MOST_STEPS, LONGEST_STEP = 40, 200
MOST_LABELS, LONGEST_LABEL = 5, 30
LONGEST_TITLE, LONGEST_ITEM_NOTE = 200, 20_000
GAP: Final = 1 << 20
"""The distance of two places that nothing stood between yet."""
TELL_AT: Final = time(10, 0, tzinfo=UTC)
"""The hour at which people are told what is due: then it is the same day from Honolulu to Auckland."""


class WorkItemState(StrEnum):
    """The columns of a board, in their order."""

    TO_DO = "to_do"
    DOING = "doing"
    IN_REVIEW = "in_review"
    DONE = "done"
    """The people who work say so. A milestone is accepted elsewhere, by whom the contract names."""


VERBS: Final = {
    WorkItemState.TO_DO: "put_back",
    WorkItemState.DOING: "begin",
    WorkItemState.IN_REVIEW: "show",
    WorkItemState.DONE: "finish",
}
"""What one does to an item by which it stands in that column."""
WORK_ITEM: Final = Lifecycle(
    "work_item", {(old, VERBS[new]): new for old in WorkItemState for new in WorkItemState if old is not new}
)


class Priority(StrEnum):
    """How much an item presses, the most first."""

    URGENT = "urgent"
    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class TooManyItems(Refused):
    """A board has ``most`` items already, or an item as many comments."""

    code = "too_many_work_items"


class BoardClosed(Refused):
    """The contract is over: its board is read, and nothing on it changes."""

    code = "board_closed"


class WorkItemArchived(Refused):
    """The item is in the archive: it is brought back before anything else is done to it."""

    code = "work_item_archived"


class WorkCommentWithdrawn(Refused):
    """The comment was withdrawn: nothing of it changes any more."""

    code = "work_comment_withdrawn"


class WorkItemMoved(Refused):
    """``who`` moved the item to another column ``at`` an instant since the board was shown."""

    code = "work_item_moved"


class WorkItemChanged(Refused):
    """``who`` changed the item ``at`` an instant since the form was shown."""

    code = "work_item_changed"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an item, and whether it is done."""

    words: str
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItemText:
    """What an item says. ``milestone_id`` or ``line`` (of the hours, from 1) is what it belongs to: one of them at
    most."""

    title: str
    note: str = ""
    due_on: date | None = None
    priority: Priority = Priority.NORMAL
    labels: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    milestone_id: UUID | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item that is not on a board yet: what it says, its column, and who looks after it."""

    text: WorkItemText
    state: WorkItemState = WorkItemState.TO_DO
    assignee_id: UUID | None = None


_title, _note = reading.text(LONGEST_TITLE), reading.text(LONGEST_ITEM_NOTE)
_steps, _labels = reading.lines(MOST_STEPS, LONGEST_STEP), reading.lines(MOST_LABELS, LONGEST_LABEL)


def checked_item(text: WorkItemText) -> WorkItemText:
    """The text as an item may have it, without outer space, each label once; Invalid or TextMissing otherwise."""
    title = _title("title", text.title).strip()
    if not title:
        raise TextMissing(field="title")
    if "\n" in title or "\t" in title:
        raise Invalid(field="title", reason="characters")
    if text.milestone_id is not None and text.line is not None:
        raise Invalid(field="about", reason="choice")
    labels = {label.casefold(): label for label in reversed([one.strip() for one in text.labels])}
    return WorkItemText(
        title=title,
        note=_note("note", text.note).strip(),
        due_on=text.due_on,
        priority=text.priority,
        labels=_labels("labels", tuple(reversed(labels.values()))),
        steps=_steps("steps", tuple(step.strip() for step in text.steps)),
        milestone_id=text.milestone_id,
        line=text.line,
    )


def steps_with(before: Sequence[Step], words: Sequence[str]) -> tuple[Step, ...]:
    """The steps as they are written now: one that stood there before stays done if it was."""
    left = list(before)
    found: list[Step] = []
    for said in words:
        same = next((one for one in left if one.words == said), None)
        if same is not None:
            left.remove(same)
        found.append(same or Step(said))
    return tuple(found)


def place_between(before: int | None, after: int | None) -> int | None:
    """A place after ``before`` and in front of ``after``, either of which may be missing at the end of a column; None
    where the two stand so close that the column is spread first."""
    if after is None:
        return place_at_end(before)
    if before is None:
        return after - GAP
    return (before + after) // 2 if after - before > 1 else None


def place_at_end(last: int | None) -> int:
    """The place after all of a column, whose last one this is; None where it is empty."""
    return 0 if last is None else last + GAP


def spread(count: int) -> list[int]:
    """The places of so many items of a column, far apart."""
    return [n * GAP for n in range(count)]


def next_telling(due: Collection[date], at: datetime) -> datetime | None:
    """When people are told next, after ``at``: on the day before an item is due, and on the day after, once; None
    where nothing is to come."""
    days = (day + timedelta(days=shift) for day in due for shift in (-1, 1))
    return min((found for day in days if (found := datetime.combine(day, TELL_AT)) > at), default=None)
