"""What becomes true while an agreement is negotiated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from anyshore.contracts.events.agreements import AgreementEvent
from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class SuggestionsMade(AgreementEvent):
    """One side suggested changes of single places."""

    side: str
    numbers: tuple[int, ...]
    reason: str


@dataclass(frozen=True, kw_only=True)
class _SuggestionAnswered(AgreementEvent):
    """A fact about one suggestion, by ``side``."""

    side: str
    numbers: tuple[int, ...]
    reason: str


class SuggestionAccepted(_SuggestionAnswered):
    """The other side accepted a suggestion: it may come into the next version."""


class SuggestionRefused(_SuggestionAnswered):
    """The other side refused a suggestion."""


class SuggestionReconsidered(_SuggestionAnswered):
    """The side that had answered a suggestion took its answer back: it is open again."""


@dataclass(frozen=True, kw_only=True)
class SuggestionWithdrawn(AgreementEvent):
    """Its own side took a suggestion back."""

    side: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class SuggestionsOvertaken(AgreementEvent):
    """What suggestions stood on was changed, or the offer is over."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class SuggestionsWritten(AgreementEvent):
    """Accepted suggestions stand in a version."""

    side: str
    numbers: tuple[int, ...]
    version: int


@dataclass(frozen=True, kw_only=True)
class NegotiationTold(AgreementEvent):
    """An hour of suggestions and answers is over: so many of each did each side write."""

    by_client: dict[str, int]
    by_provider: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class _CommentEvent(AgreementEvent):
    """A fact about one comment on a place of an agreement, by ``side``."""

    side: str
    comment_id: UUID


class PlaceCommented(_CommentEvent):
    """Somebody commented on a place of the agreement."""


class PlaceCommentAnswered(_CommentEvent):
    """Somebody replied to a comment."""


class PlaceCommentSettled(_CommentEvent):
    """A comment is done."""


class PlaceCommentReopened(_CommentEvent):
    """A comment is open again."""


@dataclass(frozen=True, kw_only=True)
class PrivateCommentKept(Event):
    """A private comment was ``what`` (written, answered, settled, reopened). It has a chain of its own: that of the
    agreement is both sides' to read."""

    subject: ClassVar[str] = "private_comment"
    private_comment_id: UUID
    what: str


@dataclass(frozen=True, kw_only=True)
class DraftStarted(AgreementEvent):
    """One side began a draft."""

    side: str


@dataclass(frozen=True, kw_only=True)
class DraftShared(AgreementEvent):
    """Its side let the other one into a draft."""

    side: str


@dataclass(frozen=True, kw_only=True)
class DraftEdited(AgreementEvent):
    """Somebody changed a draft, or undid edit ``undoes``."""

    side: str
    number: int
    undoes: int | None


@dataclass(frozen=True, kw_only=True)
class DraftDiscarded(AgreementEvent):
    """Its side gave a draft up; ``shared``: the other one was in it."""

    side: str
    shared: bool


@dataclass(frozen=True, kw_only=True)
class OwnCommentsTold(Event):
    """An hour of comments that one organisation keeps for its own people is over. It has a trail of its own: nothing
    of it is the other side's."""

    subject: ClassVar[str] = "own_comments"
    own_comments_id: UUID
    agreement_id: UUID
    organisation_id: UUID
    since: datetime
