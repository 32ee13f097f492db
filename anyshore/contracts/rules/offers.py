"""Offers: which side an open one waits for, and what silence does to it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from anyshore.contracts.rules.states import LIVE, AgreementState, Side
from anyshore.kit.consequences import Consequence
from anyshore.kit.errors import Invalid

ANSWER_DAYS = 10
"""Working days in which the other side answers an offer, unless its author gives another number."""
MOST_ANSWER_DAYS = 60


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an agreement stands, as far as time goes on by itself. ``signed`` holds the sides that have signed the
    current version; ``ends_at`` is the instant at which its last day ends."""

    state: AgreementState
    signed: frozenset[Side]
    answer_until: datetime | None
    ends_at: datetime | None


def waits_for(state: str, signed: Collection[Side]) -> Side | None:
    """The side whose answer an open offer waits for; None when there is no open offer."""
    if state != AgreementState.OFFERED:
        return None
    return next((side for side in Side if side not in signed), None)


def checked_answer_days(days: int) -> int:
    """The working days that the other side has, 1 to 60; Invalid otherwise."""
    if not 1 <= days <= MOST_ANSWER_DAYS:
        raise Invalid(field="answer_days", reason="range", low=1, high=MOST_ANSWER_DAYS)
    return days


def is_over(answer_until: datetime | None, at: datetime) -> bool:
    """Whether an offer can no longer be taken at ``at``: at the instant itself it has lapsed."""
    return answer_until is not None and at >= answer_until


def silence(standing: Standing) -> list[Consequence]:
    """What happens by itself: an offer lapses, a running agreement comes to its last day."""
    if standing.state is AgreementState.OFFERED and standing.answer_until is not None:
        side = waits_for(standing.state, standing.signed)
        return [Consequence(at=standing.answer_until, code="contracts.offer_lapses", side=side or "")]
    if standing.state in LIVE and standing.ends_at is not None:
        return [Consequence(at=standing.ends_at, code="contracts.last_day")]
    return []
