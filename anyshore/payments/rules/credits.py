"""Service credits: their states, what a payment takes of them, what goes where. Pure.

Told in docs/algorithms/service_levels.md, whose tables a test reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from anyshore.kit.lifecycle import Lifecycle


class CreditState(StrEnum):
    """Where a credit stands."""

    WAITING = "waiting"
    """It may still be earned back."""
    OPEN = "open"
    USED = "used"
    EARNED_BACK = "earned_back"
    LAPSED = "lapsed"
    OWED = "owed"
    """The agreement ended before a payment was left for it: the provider owes it."""


CREDIT = Lifecycle(
    "service_credit",
    {
        (CreditState.WAITING, "free"): CreditState.OPEN,
        (CreditState.WAITING, "earn_back"): CreditState.EARNED_BACK,
        (CreditState.WAITING, "lapse"): CreditState.LAPSED,
        (CreditState.WAITING, "owe"): CreditState.OWED,
        (CreditState.OPEN, "use_part"): CreditState.OPEN,
        (CreditState.OPEN, "use"): CreditState.USED,
        (CreditState.OPEN, "lapse"): CreditState.LAPSED,
        (CreditState.OPEN, "owe"): CreditState.OWED,
    },
)


class Lowered(StrEnum):
    """The payments that a credit lowers, as the ledger names them."""

    MILESTONE = "milestone"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Parts:
    """What becomes of what is held for a payment: to the provider, off its price to the client, back unused to the
    client, and what is still due. ``released + reduced + unused`` is what was held."""

    released_minor: int
    reduced_minor: int
    unused_minor: int
    due_minor: int


def parts_of(held_minor: int, price_minor: int, off_minor: int) -> Parts:
    """Divide what is held when the price is lowered by ``off_minor``: the provider has what is left of the price as
    far as it is held, the reduction goes back before what was not needed anyway."""
    payable = price_minor - off_minor
    released = min(held_minor, payable)
    reduced = min(off_minor, held_minor - released)
    return Parts(released, reduced, held_minor - released - reduced, payable - released)


def taken(left: Sequence[int], most_minor: int) -> list[int]:
    """What each credit gives to a payment of at most so much: the first first, and never more than is left of it."""
    found, rest = [], max(most_minor, 0)
    for one in left:
        found.append(min(one, rest))
        rest -= found[-1]
    return found
