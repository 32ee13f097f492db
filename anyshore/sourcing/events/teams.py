"""What becomes true about offers that members of a team must agree to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class TeamEvent(Event):
    """A fact about an offer that waits for its team."""

    subject: ClassVar[str] = "team_offer"
    team_offer_id: UUID
    request_id: UUID


@dataclass(frozen=True, kw_only=True)
class TeamAsked(TeamEvent):
    """The lead put an offer before its members, in the terms with this digest."""

    hash: str


@dataclass(frozen=True, kw_only=True)
class TeamTermsChanged(TeamEvent):
    """The terms are others now: who agreed to the ones before is asked again. ``gone`` names members who are in it no
    more, by their ids, separated by blanks."""

    hash: str
    gone: str


@dataclass(frozen=True, kw_only=True)
class TeamAgreed(TeamEvent):
    """A member agreed to the terms with this digest; ``left`` are still waited for."""

    provider_id: UUID
    hash: str
    left: int


@dataclass(frozen=True, kw_only=True)
class TeamDeclined(TeamEvent):
    """A member will not take part on these terms, and said why."""

    provider_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class MemberReminded(TeamEvent):
    """The lead reminded a member."""

    provider_id: UUID


@dataclass(frozen=True, kw_only=True)
class TeamNotSent(TeamEvent):
    """All have agreed, and the offer could not be sent; ``refusal`` is the code of what stood against it."""

    refusal: str


@dataclass(frozen=True, kw_only=True)
class TeamOfferSent(TeamEvent):
    """All have agreed, and the offer is with the client as a proposal."""

    proposal_id: UUID


@dataclass(frozen=True, kw_only=True)
class TeamCalledOff(TeamEvent):
    """The lead gave the offer up, and said why."""

    reason: str


class TeamLapsed(TeamEvent):
    """The request took no more proposals before all had agreed: nothing was sent."""
