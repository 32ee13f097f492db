"""Claims: what one side asks the other for in money because something went wrong, and how it is answered. Pure.
Told in docs/algorithms/claims.md, whose tables a test reads.

Nothing follows from silence: a claim that nobody answers stays open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from anyshore.contracts.rules.liability import Counts
from anyshore.contracts.rules.states import Side
from anyshore.kit.errors import Invalid, NotAllowed, Refused
from anyshore.kit.lifecycle import Lifecycle
from anyshore.kit.money import Money
from anyshore.payments.rules.refusals import AmountNotPositive


class ClaimKind(StrEnum):
    """What is asked for."""

    DAMAGES = "damages"
    """Either side: what an event cost it."""
    REPAIR = "repair"
    """The client: what it cost to have a defect put right that the provider did not put right."""
    REDUCTION = "reduction"
    """The client: a lower price because of such a defect."""


class Ground(StrEnum):
    """Why the clause would know no limit for damages, as who claims them says."""

    NONE = ""
    INTENT = "intent"
    INJURY = "injury"
    CONFIDENCE = "confidence"
    RIGHTS = "rights"
    LAW = "law"


class ClaimState(StrEnum):
    """Where a claim stands."""

    MADE = "made"
    OFFERED = "offered"
    """It was accepted for less: who claimed takes that, or maintains the claim."""
    OBJECTED = "objected"
    """It can still be accepted."""
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


CLAIM = Lifecycle(
    "claim",
    {
        (ClaimState.MADE, "accept"): ClaimState.ACCEPTED,
        (ClaimState.MADE, "offer"): ClaimState.OFFERED,
        (ClaimState.MADE, "object"): ClaimState.OBJECTED,
        (ClaimState.MADE, "withdraw"): ClaimState.WITHDRAWN,
        (ClaimState.OFFERED, "accept"): ClaimState.ACCEPTED,
        (ClaimState.OFFERED, "take"): ClaimState.ACCEPTED,
        (ClaimState.OFFERED, "maintain"): ClaimState.MADE,
        (ClaimState.OFFERED, "withdraw"): ClaimState.WITHDRAWN,
        (ClaimState.OBJECTED, "accept"): ClaimState.ACCEPTED,
        (ClaimState.OBJECTED, "offer"): ClaimState.OFFERED,
        (ClaimState.OBJECTED, "withdraw"): ClaimState.WITHDRAWN,
    },
)
OPEN: Final = (ClaimState.MADE, ClaimState.OFFERED, ClaimState.OBJECTED)
"""States in which a claim is not over."""
OF_DEFECTS: Final[Mapping[ClaimKind, ClaimKind]] = {
    ClaimKind.REPAIR: ClaimKind.REDUCTION,
    ClaimKind.REDUCTION: ClaimKind.REPAIR,
}
"""The two ways of a defect that was not put right, each with the other: the clause gives one or the other."""


class DefectNotFailed(Refused):
    """The provider can still put the defect right, has done so, or nothing is asked for it any more."""

    code = "defect_not_failed"


class OtherWayTaken(Refused):
    """The same defect has an open or an accepted claim of the other kind: claim ``number``."""

    code = "other_way_taken"


class ReductionTooHigh(Invalid):
    """With what was accepted before, the milestone would cost less than nothing: ``most`` is left of its price."""

    code = "reduction_too_high"


class BeforeTheStart(Invalid):
    """The event lies before the agreement began, on ``first``."""

    code = "claim_before_start"


class MoreThanClaimed(Invalid):
    """Nobody accepts more than was claimed: ``most``."""

    code = "more_than_claimed"


class OfferChanged(Refused):
    """What was offered meanwhile is another sum: ``amount``."""

    code = "claim_offer_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a claim says. Of damages: the day of the event (``on``), and the ``ground`` where the clause would know no
    limit for it. Of a defect: its number in the list."""

    amount: Money
    words: str = ""
    on: date | None = None
    ground: Ground = Ground.NONE
    defect: int | None = None


def turn_of(state: str, side: str) -> Side | None:
    """Whose turn it is with a claim of a ``side``; nobody's once it is over, or was objected to."""
    claimant = Side(side)
    return {ClaimState.MADE: claimant.other, ClaimState.OFFERED: claimant}.get(ClaimState(state))


def counts_as(kind: str, ground: str) -> Counts | None:
    """As what an accepted claim counts towards the limit of liability; None where it does not."""
    if kind == ClaimKind.REDUCTION:
        return Counts.REDUCTION
    return Counts.DAMAGES if kind == ClaimKind.DAMAGES and ground == Ground.NONE else None


def checked_amount(field: str, amount: Money, currency: str) -> int:
    """A sum in minor units of the agreement's currency; AmountNotPositive otherwise."""
    if amount.currency != currency or not amount.is_positive:
        raise AmountNotPositive(field=field, currency=currency)
    return amount.minor


def checked_event(on: date | None, started_on: date, today: date) -> date:
    """The day of an event, from the start of the agreement to today; Invalid otherwise."""
    if on is None:
        raise Invalid(field="on", reason="empty")
    if on > today:
        raise Invalid(field="on", reason="future")
    if on < started_on:
        raise BeforeTheStart(field="on", first=started_on)
    return on


def checked_given(given: Money | None, claimed: Money) -> int:
    """What is accepted of a claim, in minor units: all of it where nothing else is said."""
    if given is None:
        return claimed.minor
    minor = checked_amount("amount", given, claimed.currency)
    if minor > claimed.minor:
        raise MoreThanClaimed(field="amount", most=claimed)
    return minor


def must_leave_price(minor: int, price: Money, reduced: Money) -> None:
    """ReductionTooHigh where a milestone of this price, ``reduced`` so far, would cost less than nothing."""
    if minor > (price - reduced).minor:
        raise ReductionTooHigh(field="amount", most=price - reduced)


def must_stand(offered_minor: int | None, seen_minor: int, state: str, currency: str) -> None:
    """NotAllowed where nothing is offered; OfferChanged where it is another sum than who takes it saw."""
    if offered_minor is None:
        raise NotAllowed(kind=CLAIM.kind, state=state, verb="take")
    if offered_minor != seen_minor:
        raise OfferChanged(amount=Money(offered_minor, currency))
