"""What becomes true on the work board. Each item keeps a chain of its own, so that the contract's stays readable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class _ItemEvent(Event):
    """A fact about one work item."""

    subject: ClassVar[str] = "work_item"
    work_item_id: UUID
    agreement_id: UUID
    number: int


@dataclass(frozen=True, kw_only=True)
class WorkItemAdded(_ItemEvent):
    """A work item stands on the board."""


@dataclass(frozen=True, kw_only=True)
class WorkItemEdited(_ItemEvent):
    """What an item says was changed, in these ``fields``; it is ``version`` of it now."""

    fields: tuple[str, ...]
    version: int


@dataclass(frozen=True, kw_only=True)
class WorkItemMovedTo(_ItemEvent):
    """An item stands in another column."""

    old: str
    new: str


@dataclass(frozen=True, kw_only=True)
class WorkItemAssigned(_ItemEvent):
    """Somebody looks after an item, or nobody any more."""

    assignee_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class WorkItemCommented(_ItemEvent):
    """Somebody commented on an item, and named these people in it."""

    comment_id: UUID
    mentioned_ids: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WorkCommentEdited(_ItemEvent):
    """The author says something else in a comment, and named these people in it who were not named before."""

    comment_id: UUID
    mentioned_ids: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WorkCommentTakenBack(_ItemEvent):
    """The author withdrew a comment: it stands as withdrawn, and nobody reads its words."""

    comment_id: UUID


@dataclass(frozen=True, kw_only=True)
class WorkCommentsGathered(_ItemEvent):
    """An hour of comments on an item is over; the first of them came at ``since``."""

    since: str


@dataclass(frozen=True, kw_only=True)
class WorkStepTicked(_ItemEvent):
    """A step of an item is done, or not done after all."""

    words: str
    done: bool


@dataclass(frozen=True, kw_only=True)
class WorkItemPutAway(_ItemEvent):
    """An item is in the archive."""


@dataclass(frozen=True, kw_only=True)
class WorkItemBroughtBack(_ItemEvent):
    """An item is on the board again."""


@dataclass(frozen=True, kw_only=True)
class _BoardEvent(Event):
    """A fact about a whole board; ``board_id`` is the agreement's id."""

    subject: ClassVar[str] = "board"
    board_id: UUID


@dataclass(frozen=True, kw_only=True)
class WorkItemsAdded(_BoardEvent):
    """Several items were added at once, numbered from ``first`` to ``last``."""

    first: int
    last: int


@dataclass(frozen=True, kw_only=True)
class WorkFellDue(_BoardEvent):
    """Items of the board are due on the day after ``on``, or were due on the day before."""

    on: date
