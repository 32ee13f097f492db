"""Contests: many entries, prizes with amounts, and what is owed when nobody chooses. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from anyshore.kit.errors import Invalid, Refused
from anyshore.kit.lifecycle import Lifecycle
from anyshore.kit.money import MAX_MINOR, split
from anyshore.sourcing.rules.terms import at_most, within

MOST_PRIZES, MOST_ENTRIES, USUAL_ENTRIES = 10, 50, 5
ENTRY_LIMIT, COMMENT_LIMIT = 4_000, 2_000
EXTENSION: Final = timedelta(days=7)
"""The longest that a contest may be extended, once."""
CONTEST_LOCKED: Final = ("kind", "currency", "budget_minor", "unit", "proposals_until", "nda")
"""What a contest keeps as it was posted: its prizes, its end (extended by a verb of its own), its terms."""
SIGN_DAYS: Final = timedelta(days=30)
"""How long the agreement on a prize waits for the client's signature."""


class EntryState(StrEnum):
    """Where an entry stands. Finalist is a fact beside the state."""

    ENTERED = "entered"
    WITHDRAWN = "withdrawn"
    ELIMINATED = "eliminated"
    CHOSEN = "chosen"
    NOT_CHOSEN = "not_chosen"


ENTRY = Lifecycle(
    "entry",
    {
        (EntryState.ENTERED, "withdraw"): EntryState.WITHDRAWN,
        (EntryState.ENTERED, "eliminate"): EntryState.ELIMINATED,
        (EntryState.ENTERED, "choose"): EntryState.CHOSEN,
        (EntryState.ENTERED, "not_choose"): EntryState.NOT_CHOSEN,
    },
)


class PrizesMissing(Invalid):
    """A contest has a prize."""

    code = "prizes_missing"


class ContestTakesEntries(Refused):
    """The request is a contest: it takes entries, not proposals."""

    code = "contest_takes_entries"


class NotAContest(Refused):
    """The request takes proposals, not entries."""

    code = "not_a_contest"


class EntriesUsed(Refused):
    """The provider has ``limit`` entries that stand."""

    code = "entries_used"


class PrizeTaken(Refused):
    """The prize was given before."""

    code = "prize_taken"


class PrizeGuaranteed(Refused):
    """The prizes are guaranteed and entries stand: the contest ends by choosing, or by sharing the prizes."""

    code = "prize_guaranteed"


class ExtendedBefore(Refused):
    """A contest is extended once."""

    code = "extended_before"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestTerms:
    """What makes a request a contest: prizes in minor units of its currency, the first the highest.

    ``guaranteed``: if nobody is chosen, the prizes are shared (docs/algorithms/contests.md). ``blind``: providers see
    each other's entries only when it is over.
    """

    prizes: tuple[int, ...]
    guaranteed: bool = False
    blind: bool = True
    most_entries: int = USUAL_ENTRIES


def checked(terms: ContestTerms) -> ContestTerms:
    """``terms`` if they can be taken. Raises PrizesMissing, TooMany and OutOfRange."""
    if not terms.prizes:
        raise PrizesMissing(field="prizes")
    at_most(terms.prizes, "prizes", MOST_PRIZES)
    for before, amount in zip((MAX_MINOR, *terms.prizes), terms.prizes, strict=False):
        within(amount, "prizes", 1, before)
    within(terms.most_entries, "most_entries", 1, MOST_ENTRIES)
    within(sum(terms.prizes), "prizes", 1, MAX_MINOR)
    return terms


def shared_prizes(left_minor: int, entries: Sequence[UUID], finalists: Sequence[UUID]) -> dict[UUID, int]:
    """Who gets how much of the prizes that nobody was chosen for: the finalists, or where there are none every entry
    that stands, each the same; minor units, what does not divide goes to the earlier ones."""
    who = list(finalists or entries)
    if not who or not left_minor:
        return {}
    return {one: part for one, part in zip(who, split(left_minor, [1] * len(who)), strict=True) if part}
