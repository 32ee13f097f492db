"""What becomes true about the work. Every fact names its milestone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class WorkOpened(Event):
    """The work on every milestone of an agreement can start."""

    subject: ClassVar[str] = "agreement"
    agreement_id: UUID


@dataclass(frozen=True, kw_only=True)
class _WorkEvent(Event):
    """A fact about the work on one milestone."""

    subject: ClassVar[str] = "agreement"
    agreement_id: UUID
    milestone_id: UUID


@dataclass(frozen=True, kw_only=True)
class _SubmissionEvent(_WorkEvent):
    """A fact about one submission."""

    submission_id: UUID


@dataclass(frozen=True, kw_only=True)
class WorkSubmitted(_SubmissionEvent):
    """The provider handed work in; the client answers until ``review_until``."""

    round: int
    review_until: datetime


@dataclass(frozen=True, kw_only=True)
class SubmissionChecked(_SubmissionEvent):
    """A machine has checked a submission: so many of the ``checks`` hold."""

    held: int
    checks: int


@dataclass(frozen=True, kw_only=True)
class _CommentEvent(_SubmissionEvent):
    """A fact about one comment on a submission."""

    comment_id: UUID


@dataclass(frozen=True, kw_only=True)
class CommentWritten(_CommentEvent):
    """Somebody commented on a submission."""


@dataclass(frozen=True, kw_only=True)
class CommentAnswered(_CommentEvent):
    """Somebody replied to a comment."""


@dataclass(frozen=True, kw_only=True)
class CommentSettled(_CommentEvent):
    """A comment is done."""


@dataclass(frozen=True, kw_only=True)
class CommentReopened(_CommentEvent):
    """A comment is open again."""


@dataclass(frozen=True, kw_only=True)
class CommentsGathered(_SubmissionEvent):
    """An hour of comments is over: so many did each side write."""

    round: int
    by_client: int
    by_provider: int


@dataclass(frozen=True, kw_only=True)
class ChangesAsked(_SubmissionEvent):
    """The client asked for changes, or named the acceptance criterion that is missed (``defect``)."""

    words: str
    defect: str
    revisions: int


@dataclass(frozen=True, kw_only=True)
class SubmissionWithdrawn(_SubmissionEvent):
    """The provider took a submission back."""


@dataclass(frozen=True, kw_only=True)
class ReviewExtended(_SubmissionEvent):
    """The client took more time, once."""

    review_until: datetime


@dataclass(frozen=True, kw_only=True)
class ReviewPaused(_SubmissionEvent):
    """The review clock stands still; silence accepts nothing."""


@dataclass(frozen=True, kw_only=True)
class ReviewResumed(_SubmissionEvent):
    """The review clock runs again."""

    review_until: datetime


@dataclass(frozen=True, kw_only=True)
class WorkAccepted(_SubmissionEvent):
    """The work on a milestone is accepted, by a person or by silence, as of ``accepted_at``."""

    by: str
    accepted_at: datetime


@dataclass(frozen=True, kw_only=True)
class WorkStopped(_WorkEvent):
    """The work on a milestone stopped without acceptance."""

    why: str


@dataclass(frozen=True, kw_only=True)
class _SheetEvent(Event):
    """A fact about the sheet of one week, named by its Monday."""

    subject: ClassVar[str] = "agreement"
    agreement_id: UUID
    sheet_id: UUID
    week: date


@dataclass(frozen=True, kw_only=True)
class HoursEntered(_SheetEvent):
    """People's hours were written into a sheet: ``minutes`` stand in it now."""

    minutes: int


@dataclass(frozen=True, kw_only=True)
class SheetSubmitted(_SheetEvent):
    """A sheet waits for the client until ``review_until``; ``by`` is person or clock."""

    minutes: int
    worth_minor: int
    currency: str
    review_until: datetime
    by: str


@dataclass(frozen=True, kw_only=True)
class SheetClosedEmpty(_SheetEvent):
    """A week is over in which nothing was entered."""


@dataclass(frozen=True, kw_only=True)
class SheetTakenBack(_SheetEvent):
    """The provider changes a submitted sheet again."""


@dataclass(frozen=True, kw_only=True)
class EntryQuestioned(_SheetEvent):
    """The client asks about an entry: it is not approved until the question is dropped."""

    entry_id: UUID
    day: date
    minutes: int
    words: str


@dataclass(frozen=True, kw_only=True)
class EntryAnswered(_SheetEvent):
    """The provider answered a question; ``minutes`` are what it says now."""

    entry_id: UUID
    day: date
    minutes: int
    words: str


@dataclass(frozen=True, kw_only=True)
class QuestionDropped(_SheetEvent):
    """The client is content with an entry."""

    entry_id: UUID
    day: date
    minutes: int


@dataclass(frozen=True, kw_only=True)
class CapLifted(_SheetEvent):
    """The client pays up to ``minutes`` of a line in this week."""

    line: int
    minutes: int


@dataclass(frozen=True, kw_only=True)
class SheetApproved(_SheetEvent):
    """A sheet is approved, by a person or by silence: so much is to be paid for it."""

    by: str
    minutes: int
    payable_minor: int
    currency: str


@dataclass(frozen=True, kw_only=True)
class EntryCorrected(_SheetEvent):
    """So many approved minutes of an earlier week are taken back in this one."""

    entry_id: UUID
    minutes: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class _TimerEvent(Event):
    """A fact about a person's timer."""

    subject: ClassVar[str] = "agreement"
    agreement_id: UUID
    timer_id: UUID
    person_id: UUID


class TimerStarted(_TimerEvent):
    """A person's timer runs."""


class TimerStopped(_TimerEvent):
    """A person's timer stands, and its minutes are in the sheet."""


class TimerDiscarded(_TimerEvent):
    """A person's timer stands, and nothing came of it."""


@dataclass(frozen=True, kw_only=True)
class BookCut(Event):
    """A retainer's last month ends ``on`` this day."""

    subject: ClassVar[str] = "agreement"
    agreement_id: UUID
    on: date
