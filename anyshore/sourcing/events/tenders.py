"""What becomes true about tenders: openings, scores, rounds, lots, reviews, and the library."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class TenderEvent(Event):
    """A fact about a tender, which is a request."""

    subject: ClassVar[str] = "request"
    request_id: UUID


@dataclass(frozen=True, kw_only=True)
class BidEvent(Event):
    """A fact about a proposal on a tender."""

    subject: ClassVar[str] = "proposal"
    proposal_id: UUID
    request_id: UUID


@dataclass(frozen=True, kw_only=True)
class TenderSetUp(TenderEvent):
    """The client said how the tender is run. ``setup`` is all of it."""

    setup: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class CriteriaLocked(TenderEvent):
    """The first proposal is in: criteria, weights and guides, whose digest is ``hash``, no longer change."""

    hash: str


@dataclass(frozen=True, kw_only=True)
class OpeningConfirmed(TenderEvent):
    """One of those named confirmed the opening; ``opens`` tells whether it was the second."""

    round: int
    opens: bool


@dataclass(frozen=True, kw_only=True)
class ProposalsOpened(TenderEvent):
    """All sealed proposals opened at this instant. ``count`` of them."""

    round: int
    count: int


@dataclass(frozen=True, kw_only=True)
class InterestsDeclared(TenderEvent):
    """An evaluator declared about every bidder; ``conflicts`` are the proposals in whose scoring they take no part."""

    conflicts: list[str]


@dataclass(frozen=True, kw_only=True)
class ScoringClosed(TenderEvent):
    """Points are shown and fixed: all have scored, or somebody closed the scoring for ``reason``."""

    round: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class PointsAgreed(BidEvent):
    """The evaluators agreed on the points of one criterion."""

    criterion_id: UUID
    points: int


@dataclass(frozen=True, kw_only=True)
class RoundBegun(TenderEvent):
    """Bidders may revise until ``until``; ``last`` is best and final."""

    number: int
    until: datetime
    last: bool


@dataclass(frozen=True, kw_only=True)
class LotLeft(TenderEvent):
    """A lot stays unawarded."""

    lot: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class RequestFollowed(TenderEvent):
    """The request for information goes on as request ``number``."""

    number: int


@dataclass(frozen=True, kw_only=True)
class ReviewAsked(BidEvent):
    """A bidder asks a named person to look at the decision again, by ``answer_until``."""

    answer_until: datetime


class ReviewAnswered(BidEvent):
    """The named person answered the bidder."""


class ReviewLapsed(BidEvent):
    """Nobody answered the bidder in time."""


@dataclass(frozen=True, kw_only=True)
class LibraryChanged(Event):
    """A set of questions and criteria stands in the organisation's library, or was taken out of it."""

    subject: ClassVar[str] = "library_set"
    library_set_id: UUID
    removed: bool = False
