"""The clocks of sourcing: how long proposals are taken, how long a client may compare, and what silence does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from anyshore.catalogue.rules.categories import Unit
from anyshore.kit.consequences import Consequence
from anyshore.kit.workdays import Calendar, add_working_days
from anyshore.sourcing.rules.states import ProposalState, RequestState

PROPOSAL_DAYS: Final[Mapping[str, int]] = {Unit.TASK: 5, Unit.PROJECT: 10, Unit.PROCESS: 15, Unit.DEPARTMENT: 20}
"""Working days of the client for which proposals are taken, unless its author says otherwise."""

DECIDE_DAYS: Final[Mapping[str, int]] = {Unit.TASK: 5, Unit.PROJECT: 10, Unit.PROCESS: 20, Unit.DEPARTMENT: 30}
"""Working days of the client, after that, in which to compare and award. Then the request lapses."""

ANSWER_DAYS: Final = 2
"""Working days of the client in which a question is answered; then whoever asked is told that it was not."""

CLIENT = "client"


def proposals_until(at: datetime, unit: str, calendar: Calendar) -> datetime:
    """When proposals are no longer taken for a request published at ``at``: an instant."""
    return add_working_days(at, PROPOSAL_DAYS[unit], calendar)


def decide_until(until: datetime, unit: str, calendar: Calendar) -> datetime:
    """When the client must have awarded: an instant, counted from the end of proposals."""
    return add_working_days(until, DECIDE_DAYS[unit], calendar)


def answer_by(at: datetime, until: datetime, calendar: Calendar) -> datetime:
    """By when a question asked at ``at`` should be answered: before ``until``, the end of proposals, if that is
    sooner."""
    return min(until, add_working_days(at, ANSWER_DAYS, calendar))


def hear_by(expires_at: datetime, decide_until: datetime | None) -> datetime:
    """When the bidder knows the outcome at the latest: the offer ends or the request does, and both are told."""
    return expires_at if decide_until is None else min(expires_at, decide_until)


def is_over(until: datetime | None, at: datetime) -> bool:
    """Whether a clock has run out at ``at``: at the instant itself it has. One that never started has not."""
    return until is not None and at >= until


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestClock:
    """What silence depends on. ``number`` is the request's short one."""

    number: int
    state: str
    proposals_until: datetime
    decide_until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalClock:
    """A proposal that stands until ``expires_at``; ``provider`` is its bidder's name."""

    number: int
    state: str
    provider: str
    expires_at: datetime


def silence(request: RequestClock, proposals: Iterable[ProposalClock], at: datetime) -> list[Consequence]:
    """What happens to an open request after ``at`` if nobody acts, soonest first."""
    if request.state != RequestState.OPEN:
        return []
    live = [one for one in proposals if one.state == ProposalState.SENT]
    found = [
        Consequence(
            request.proposals_until, "sourcing.proposals_close", params={"number": request.number, "count": len(live)}
        ),
        Consequence(request.decide_until, "sourcing.request_lapses", CLIENT, {"number": request.number}),
        *(
            Consequence(
                one.expires_at, "sourcing.proposal_expires", CLIENT, {"number": one.number, "provider": one.provider}
            )
            for one in live
            if one.expires_at < request.decide_until
        ),
    ]
    return sorted((one for one in found if one.at > at), key=lambda one: one.at)
