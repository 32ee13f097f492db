"""What becomes true about approvals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class RuleEvent(Event):
    """A fact about an organisation's rules of approval."""

    subject: ClassVar[str] = "organisation"
    organisation_id: UUID


@dataclass(frozen=True, kw_only=True)
class RuleSet(RuleEvent):
    """From now on this must be approved."""

    rule_id: UUID
    kind: str
    above_minor: int
    currency: str
    needed: int


@dataclass(frozen=True, kw_only=True)
class RuleRetired(RuleEvent):
    """The rule holds no longer for what is asked from now on."""

    rule_id: UUID


@dataclass(frozen=True, kw_only=True)
class GroupSaved(RuleEvent):
    """A group has these people."""

    group_id: UUID
    people: int


@dataclass(frozen=True, kw_only=True)
class RateStated(RuleEvent):
    """The organisation compares two currencies at this rate, in millionths."""

    currency: str
    against: str
    rate_millionths: int


@dataclass(frozen=True, kw_only=True)
class AbsenceSet(RuleEvent):
    """Somebody is away, and another stands in."""

    absence_id: UUID
    away_id: UUID
    stand_in_id: UUID


@dataclass(frozen=True, kw_only=True)
class AbsenceEnded(RuleEvent):
    """Nobody stands in any more."""

    absence_id: UUID


@dataclass(frozen=True, kw_only=True)
class ApprovalEvent(Event):
    """A fact about an approval."""

    subject: ClassVar[str] = "approval"
    approval_id: UUID


@dataclass(frozen=True, kw_only=True)
class ApprovalAsked(ApprovalEvent):
    """Somebody asked, about this content, until ``answer_until``."""

    fingerprint: str
    answer_until: datetime


class TurnCame(ApprovalEvent):
    """The next person in turn is asked."""


@dataclass(frozen=True, kw_only=True)
class ApproverAnswered(ApprovalEvent):
    """One person agreed or declined."""

    answer: str
    seat_id: UUID


class ApprovalGiven(ApprovalEvent):
    """Enough people agreed."""


class ApprovalDeclined(ApprovalEvent):
    """So many declined that it cannot be reached."""


@dataclass(frozen=True, kw_only=True)
class ApprovalWithdrawn(ApprovalEvent):
    """It is not asked any more; ``overtaken`` where the content changed and was asked anew."""

    overtaken: bool


class ApprovalLapsed(ApprovalEvent):
    """Nobody decided in time."""
