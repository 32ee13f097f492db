"""Teams: several providers in one proposal, each with a share of the price and a role. Pure.

The lead sends and answers for the others; its share is what the members' leave. Members agree to the terms by their
digest, so an agreement to other terms counts for nothing. How a price is shared is told in docs/algorithms/split.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from anyshore.kit.errors import Invalid, Refused
from anyshore.kit.lifecycle import Lifecycle
from anyshore.kit.money import BASIS_POINTS
from anyshore.kit.shares import handed_out
from anyshore.sourcing.rules.terms import at_most, line, once, within

MOST_MEMBERS: Final = 9
ROLE_LIMIT: Final = 200
REMIND_AFTER: Final = timedelta(hours=24)
"""A member is not reminded sooner than this after it was asked or reminded."""


class TeamState(StrEnum):
    """Where an offer that members must agree to stands."""

    WAITING = "waiting"
    SENT = "sent"
    CALLED_OFF = "called_off"
    LAPSED = "lapsed"


TEAM = Lifecycle(
    "team_offer",
    {
        (TeamState.WAITING, "send"): TeamState.SENT,
        (TeamState.WAITING, "call_off"): TeamState.CALLED_OFF,
        (TeamState.WAITING, "lapse"): TeamState.LAPSED,
    },
)


class Stand(StrEnum):
    """Where one member stands to the terms as they are now."""

    WAITING = "waiting"
    AGREED = "agreed"
    DECLINED = "declined"


class SharesTooLarge(Invalid):
    """The members' shares, ``total_bps`` together, leave nothing to the lead."""

    code = "shares_too_large"


class MemberUnknown(Invalid):
    """A member is no provider whose profile is shown, or is the lead or the client itself."""

    code = "member_unknown"


class TeamMissing(Invalid):
    """An offer that waits for members names at least one."""

    code = "team_missing"


class TeamNotHere(Refused):
    """Where nothing is priced there is nothing to share: a request for information takes no team."""

    code = "team_not_here"


class TeamNotAgreed(Refused):
    """Members of the team have not agreed to these terms."""

    code = "team_not_agreed"


class TeamWaits(Refused):
    """An offer of the organisation's team on this request waits for members already."""

    code = "team_waits"


class InTeam(Refused):
    """The organisation takes part in another offer on the same request: its own, or that of a team."""

    code = "in_team"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberTerms:
    """One member beside the lead: its share of the price in basis points, and what it does."""

    provider_id: UUID
    share_bps: int
    role: str


def checked_team(given: Sequence[MemberTerms]) -> tuple[MemberTerms, ...]:
    """The members cleaned and checked: each once, with a role, and something left to the lead.

    Raises TooMany, Repeated, OutOfRange, TextMissing, TextTooLong, SharesTooLarge.
    """
    at_most(given, "team", MOST_MEMBERS)
    once([str(one.provider_id) for one in given], "team")
    team = tuple(
        replace(
            one,
            share_bps=within(one.share_bps, "team", 1, BASIS_POINTS - 1),
            role=line(one.role, "team", ROLE_LIMIT),
        )
        for one in given
    )
    together = sum(one.share_bps for one in team)
    if together >= BASIS_POINTS:
        raise SharesTooLarge(field="team", total_bps=together)
    return team


def shares_of(members_bps: Sequence[int]) -> list[int]:
    """All shares of a team in basis points, the lead's first."""
    return [BASIS_POINTS - sum(members_bps), *members_bps]


def amounts_of(price_minor: int, members_bps: Sequence[int]) -> list[int]:
    """What each has of a price in minor units, the lead first; together the price."""
    return handed_out(price_minor, shares_of(members_bps))


def digest(content: Mapping[str, object]) -> str:
    """What a member agrees to: SHA-256 over the offer as plain JSON."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def must_agree_again(before: tuple[int, Collection[MemberTerms]], after: tuple[int, Collection[MemberTerms]]) -> bool:
    """Whether a revision needs the members: the price, or anybody's share or role, is another one. Each side is the
    price and the team; an offer without a team after it needs nobody."""
    return bool(after[1]) and (before[0], set(before[1])) != (after[0], set(after[1]))
