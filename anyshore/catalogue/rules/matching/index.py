"""The index of all providers: one large segment and a small one with what changed since, and the lists it answers.

An index never changes: ``changed`` gives the next one, which shares the large segment's arrays, so that a list under
way is not disturbed. When the small segment has grown, both become one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from anyshore.catalogue.rules.matching.asked import Offered, Wanted
from anyshore.catalogue.rules.matching.joining import joined
from anyshore.catalogue.rules.matching.near import known
from anyshore.catalogue.rules.matching.ranking import Scored, newcomers, rates_in, scored
from anyshore.catalogue.rules.matching.segment import NONE, Segment, segment_of

Array = NDArray[Any]

SMALL_MOST: Final = 1000
NEWCOMER_PLACES: Final = (5, 15)
NEWCOMER_EACH: Final = 20
"""Of each twenty places, the fifth and the fifteenth may go to a newcomer: one in ten."""


@dataclass(frozen=True, slots=True)
class Found:
    """A provider in a list, with its score in tenths. ``drawn`` is one who stands there by the share for newcomers."""

    id: UUID
    score: int
    drawn: bool
    segment: Segment = field(repr=False, compare=False)
    row: int = field(repr=False, compare=False)

    @property
    def offered(self) -> Offered:
        """The row that was ranked, read anew: who only lists need not read it."""
        return self.segment.offered(self.row)


@dataclass(frozen=True, slots=True)
class Ranked:
    """The first providers, and how many pass every filter."""

    found: tuple[Found, ...]
    passed: int


@dataclass(frozen=True)
class Index:
    """All published providers."""

    large: Segment
    small: Mapping[UUID, Offered]

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The segments in use."""
        return (self.large, segment_of(self.small.values())) if self.small else (self.large,)

    def __len__(self) -> int:
        return sum(int(one.alive.sum()) for one in self.segments)

    def offered(self, provider: UUID) -> Offered | None:
        """One provider as it is ranked."""
        for one in self.segments:
            if (row := one.row_of(provider)) is not None:
                return one.offered(row)
        return None

    def changed(self, now: Mapping[UUID, Offered | None]) -> Index:
        """The index with these providers as they are now; None is one that is gone."""
        small = {one: kept for one, kept in self.small.items() if one not in now}
        small |= {one: kept for one, kept in now.items() if kept is not None}
        large = self.large.without(now)
        if len(small) > SMALL_MOST:
            return Index(joined(large, segment_of(small.values())), {})
        return Index(large, small)

    def usual_rate(self, currency: str) -> int | None:
        """The median hourly rate in a currency, in minor units."""
        if currency not in self._usual:
            rates = np.concatenate([rates_in(one, currency)[one.alive] for one in self.segments])
            known = rates[~np.isnan(rates)]
            self._usual[currency] = round(float(np.median(known))) if len(known) else None
        return self._usual[currency]

    @cached_property
    def _usual(self) -> dict[str, int | None]:
        return {}

    def first(self, wanted: Wanted, limit: int) -> Ranked:
        """The best ``limit`` providers, newcomers drawn among them as published."""
        parts = [(one, scored(one, wanted, limit)) for one in self.segments]
        best = _Merged(parts)
        places = _with_newcomers(wanted, best, best.order(), limit)
        at = np.array([place for place, _ in places], dtype=np.int64)
        columns = (best.part[at].tolist(), best.row[at].tolist(), best.score[at].tolist())
        found = tuple(
            Found(self.segments[part].id_of(row), score, drawn, self.segments[part], row)
            for part, row, score, (_, drawn) in zip(*columns, places, strict=True)
        )
        return Ranked(found, sum(one.passed for _, one in parts))

    def rank(self, wanted: Wanted, provider: UUID) -> tuple[int, int] | None:
        """At which place a provider would stand without a draw, of how many; None if a filter keeps it out."""
        parts = [(one, scored(one, wanted, None)) for one in self.segments]
        merged = _Merged(parts)
        for number, (segment, part) in enumerate(parts):
            row = segment.row_of(provider)
            at = np.flatnonzero(part.rows == row) if row is not None else ()
            if len(at):
                own = merged.score[(merged.part == number) & (merged.row == row)][0]
                return 1 + int((merged.score > own).sum()), len(merged.score)
        return None


class _Merged:
    """The rows of several segments side by side."""

    def __init__(self, parts: list[tuple[Segment, Scored]]) -> None:
        self.part = np.concatenate([np.full(len(one.rows), n) for n, (_, one) in enumerate(parts)])
        self.row = np.concatenate([one.rows for _, one in parts])
        self.score = np.concatenate([one.scores for _, one in parts])
        self.held = np.concatenate([one.held for _, one in parts])
        self.plain = np.concatenate([one.plain for _, one in parts])
        self.new = np.concatenate([one.new for _, one in parts])
        self.lot = np.concatenate([one.lots for _, one in parts])

    def order(self) -> Array:
        """Places from the highest score down; equals by lot."""
        found: Array = np.lexsort((self.lot, -self.score))
        return found


def _with_newcomers(wanted: Wanted, best: _Merged, order: Array, limit: int) -> list[tuple[int, bool]]:
    """The list with newcomers at their places: drawn by lot among those without a review who would stand behind this
    twenty and hold at least as much of the wanted skills as whoever would stand in the place."""
    drawn: dict[int, int] = {}
    new = np.flatnonzero(best.new)
    new = new[newcomers(best.plain[new], best.lot[new])]
    for start in range(0, limit, NEWCOMER_EACH):
        pool = [int(one) for one in np.intersect1d(order[start + NEWCOMER_EACH :], new)] if len(new) else []
        for place in NEWCOMER_PLACES if known(wanted.skills) else ():
            at = start + place - 1
            fit = [one for one in pool if at < len(order) and best.held[one] >= best.held[order[at]]]
            fit = [one for one in fit if one not in drawn.values()]
            if fit:
                drawn[at] = min(fit, key=lambda one: int(best.lot[one]))
    taken = set(drawn.values())
    others = iter(int(one) for one in order if int(one) not in taken)
    listed = ((drawn[at], True) if at in drawn else (next(others, NONE), False) for at in range(limit))
    return [(one, is_drawn) for one, is_drawn in listed if one != NONE]


def empty() -> Index:
    """An index of nobody."""
    return Index(segment_of(()), {})


def newest(rows: Iterable[Offered]) -> Index:
    """An index over these providers."""
    return Index(segment_of(rows), {})
