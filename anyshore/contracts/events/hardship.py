"""What becomes true about talks because of hardship. ``side`` asked for them; amounts are minor units of
``currency``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.contracts.events.agreements import AgreementEvent


@dataclass(frozen=True, kw_only=True)
class _OfTalks(AgreementEvent):
    """A fact about talks."""

    talks_id: UUID
    side: str


@dataclass(frozen=True, kw_only=True)
class TalksAsked(_OfTalks):
    """A side asks for talks about new terms: the cost of ``cost_side`` has changed; both talk ``until`` an instant."""

    cost_side: str
    before_minor: int
    now_minor: int
    currency: str
    words: str
    until: datetime


@dataclass(frozen=True, kw_only=True)
class TalksWithdrawn(_OfTalks):
    """Its side asks no more."""


@dataclass(frozen=True, kw_only=True)
class TalksSettled(_OfTalks):
    """One side (``by``) says what both have agreed."""

    by: str
    words: str


@dataclass(frozen=True, kw_only=True)
class TalksAgreed(_OfTalks):
    """The other side (``by``) says so too: the talks are over."""

    by: str
    words: str


@dataclass(frozen=True, kw_only=True)
class TalksFailed(_OfTalks):
    """Their days are over, and nothing was agreed: either side may end the agreement with ``days`` of notice."""

    days: int
