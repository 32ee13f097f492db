"""What becomes true about requests and proposals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class RequestEvent(Event):
    """A fact about a request."""

    subject: ClassVar[str] = "request"
    request_id: UUID


@dataclass(frozen=True, kw_only=True)
class ProposalEvent(Event):
    """A fact about a proposal."""

    subject: ClassVar[str] = "proposal"
    proposal_id: UUID
    request_id: UUID


@dataclass(frozen=True, kw_only=True)
class RequestBegun(RequestEvent):
    """A visitor wrote a draft; the link mailed to ``author_id`` publishes it."""

    author_id: UUID


class RequestSaved(RequestEvent):
    """A draft was written or changed."""


class RequestDiscarded(RequestEvent):
    """A draft was thrown away."""


class RequestUsed(RequestEvent):
    """A draft will not be published: its work was offered directly."""


@dataclass(frozen=True, kw_only=True)
class RequestPublished(RequestEvent):
    """Proposals are taken until ``proposals_until``; without an award by ``decide_until`` the request lapses."""

    proposals_until: datetime
    decide_until: datetime


@dataclass(frozen=True, kw_only=True)
class RequestEdited(RequestEvent):
    """An open request has a new version; ``fields`` names what changed, separated by blanks."""

    version: int
    fields: str


@dataclass(frozen=True, kw_only=True)
class RequestClosed(RequestEvent):
    """The client closed the request without an award."""

    reason: str


class RequestLapsed(RequestEvent):
    """The client did not decide in time: the request ended without an award."""


@dataclass(frozen=True, kw_only=True)
class RequestAwarded(RequestEvent):
    """One proposal was chosen."""

    proposal_id: UUID


@dataclass(frozen=True, kw_only=True)
class RequestReopened(RequestEvent):
    """No contract came of the award: proposals are taken again until ``proposals_until``."""

    proposals_until: datetime
    reason: str


@dataclass(frozen=True, kw_only=True)
class ProviderInvited(RequestEvent):
    """A provider was asked to propose; ``open`` tells whether they can already."""

    provider_id: UUID
    open: bool


@dataclass(frozen=True, kw_only=True)
class InvitationDeclined(RequestEvent):
    """An invited provider will not propose."""

    provider_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class QuestionAsked(RequestEvent):
    """A provider asked something about the request."""

    question_id: UUID


@dataclass(frozen=True, kw_only=True)
class QuestionAnswered(RequestEvent):
    """The client answered; every bidder reads it."""

    question_id: UUID


@dataclass(frozen=True, kw_only=True)
class QuestionMissed(RequestEvent):
    """The day of the answer passed without one."""

    question_id: UUID


@dataclass(frozen=True, kw_only=True)
class ProposalSent(ProposalEvent):
    """A provider made a signed offer that binds until ``expires_at``."""

    version: int
    price_minor: int
    currency: str
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class ProposalRevised(ProposalEvent):
    """The offer has a new version, which binds instead of the one before."""

    version: int
    price_minor: int
    currency: str
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class ProposalWithdrawn(ProposalEvent):
    """The provider took the offer back."""

    reason: str


class ProposalExpired(ProposalEvent):
    """The offer's time ran out."""


class ProposalShortlisted(ProposalEvent):
    """The client put the proposal on the shortlist."""


class ProposalUnshortlisted(ProposalEvent):
    """The client took the proposal off the shortlist."""


class ProposalScored(ProposalEvent):
    """An evaluator gave points."""


class SamenessExplained(ProposalEvent):
    """The provider answered the mark that its proposal is like others."""


@dataclass(frozen=True, kw_only=True)
class ProposalDeclined(ProposalEvent):
    """The client turned the proposal down, and said why."""

    reason_code: str
    reason: str


class ProposalAwarded(ProposalEvent):
    """The client chose this proposal."""


@dataclass(frozen=True, kw_only=True)
class ProposalNotChosen(ProposalEvent):
    """The request ended for this proposal; ``reason_code`` says why, ``reason`` holds the client's own words."""

    reason_code: str
    detail: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class TeamLeft(ProposalEvent):
    """A revised proposal stands without some of its team, by their ids, separated by blanks."""

    members: str


@dataclass(frozen=True, kw_only=True)
class AwardReleased(ProposalEvent):
    """The award came to nothing: no contract was signed."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class SearchEvent(Event):
    """A fact about a saved search."""

    subject: ClassVar[str] = "saved_search"
    saved_search_id: UUID


class SearchSaved(SearchEvent):
    """Somebody keeps a search."""


class SearchChanged(SearchEvent):
    """Its name or how often it looks changed."""


class SearchStopped(SearchEvent):
    """It is kept no longer."""


@dataclass(frozen=True, kw_only=True)
class SearchFound(SearchEvent):
    """It found what is new since ``since``; nothing is told of a look that found nothing."""

    since: datetime
