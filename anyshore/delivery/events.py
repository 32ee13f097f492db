"""What becomes true about the work. Every fact names its milestone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
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
