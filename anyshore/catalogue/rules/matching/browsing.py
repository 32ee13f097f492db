"""A list of providers over arrays: who is in it, in which order, and how many there would be with a filter more or
less.

The formula of matching plays no part here. Everything is worked out for each segment and added up, so that a million
providers take some tens of milliseconds, however many filters there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from anyshore.catalogue.rules.finding import NAMES, Sought
from anyshore.catalogue.rules.matching.facets import COUNTS, FILTERS, rate_steps, speaks
from anyshore.catalogue.rules.matching.ranking import rates_in
from anyshore.catalogue.rules.matching.reader import Reader, words_rank
from anyshore.catalogue.rules.matching.segment import HALF, NONE, Segment
from anyshore.kit.facets import Value

Array = NDArray[Any]

MOST_VALUES: Final = 60
"""So many values of one filter are offered: those with the most providers."""

UNKNOWN_RATE: Final = -(1 << 62)
PLACES_OF_SCORE: Final = 128
STEPS: Final = ("hours", "rate", "standing", "level", "free")
"""The filters whose values are steps and keep their order."""

Key = tuple[int, int, int, int]
"""What a provider is ordered by, the highest first: the order's own value, when it became public, its id in halves."""


@dataclass(frozen=True, slots=True)
class Browsed:
    """A page: whose it is, the cursor of what comes after, how many there are in all; for each filter how many each of
    its values would leave; where nobody is found, each filter with the number there would be without it; and the
    currencies in which rates are told."""

    ids: tuple[UUID, ...]
    next: str
    total: int
    counts: dict[str, dict[Value, int]]
    without: list[tuple[str, int]]
    currencies: tuple[str, ...]


def browse(segments: Sequence[Segment], search: Sought, reader: Reader, *, after: str, limit: int) -> Browsed:
    """One page of those who are in the list."""
    steps = rate_steps(max(segments, key=len), search.currency) if search.currency else ()
    looks = [_Look(one, search, replace(reader, rate_steps=steps)) for one in segments]
    found, following = _page(looks, after, limit)
    total = sum(len(one.rows()) for one in looks)
    return Browsed(
        ids=tuple(map(id_of, found)),
        next=following,
        total=total,
        counts={name: _counted(name, looks, search) for name in NAMES},
        without=[] if total else _without(looks, search),
        currencies=tuple(sorted({code for one in segments for code in one.currencies})),
    )


def found_in(segment: Segment, search: Sought, reader: Reader) -> list[Key]:
    """The keys of all of a segment who are in the list, the newest first: for what comes from the tables."""
    look = _Look(segment, search, reader)
    return sorted(look.keys(look.rows(), "new"), reverse=True)


class _Look:
    """One segment as a search sees it."""

    def __init__(self, segment: Segment, search: Sought, reader: Reader) -> None:
        self.segment, self.search, self.reader = segment, search, reader
        self.known: dict[str, Array] = {}

    @cached_property
    def rank(self) -> Array | None:
        """How well each row has the words; None where none are asked for."""
        return words_rank(self.segment, self.search, self.reader) if self.search.words else None

    @cached_property
    def masks(self) -> dict[str, Array]:
        """For each filter that is set, the rows that pass it. A level belongs to its language."""
        chosen = self.search.chosen
        return {
            name: FILTERS[name](self.segment, self.search, self.reader)
            for name in NAMES
            if name in chosen and name in FILTERS
        }

    @cached_property
    def base(self) -> Array:
        """The rows that are there and have the words."""
        found: Array = self.segment.alive if self.rank is None else self.segment.alive & (self.rank > 0)
        return found

    def rows(self, but: str = "") -> Array:
        """The rows that pass every filter but one."""
        but = "language" if but == "level" else but
        but = but if but in self.masks else ""
        if but not in self.known:
            kept = self.base
            for name, mask in self.masks.items():
                if name != but:
                    kept = kept & mask
            self.known[but] = np.flatnonzero(kept)
        return self.known[but]

    def without(self, name: str) -> int:
        """How many there would be without one filter."""
        rows = self.rows(name)
        if name == "level":
            return int(np.count_nonzero(speaks(self.segment, str(self.search.chosen["language"]))[rows]))
        return len(rows)

    def counts(self, name: str) -> Counter[Value]:
        """How many rows each value of a filter would leave, the others standing."""
        return COUNTS[name](self.segment, self.rows(name), self.search, self.reader)

    def keys(self, rows: Array, sort: str) -> list[Key]:
        """The keys of some rows."""
        one = self.segment
        columns = (self._order(sort, rows), one.published[rows], one.high[rows], one.low_half[rows])
        return list(zip(*(map(int, column) for column in columns), strict=True))

    def _order(self, sort: str, rows: Array) -> Array:
        one = self.segment
        if sort == "new":
            return one.published[rows]
        if sort == "rate":
            rates = rates_in(one, self.search.currency)[rows]
            known = ~np.isnan(rates)
            found: Array = np.where(known, -np.where(known, rates, 0), UNKNOWN_RATE).astype(np.int64)
            return found
        score = np.where(one.score[rows] == NONE, NONE, one.low[rows]).astype(np.int64)
        return (
            score
            if self.rank is None or sort != "match"
            else self.rank[rows].astype(np.int64) * PLACES_OF_SCORE + score
        )

    def first(self, after: Key | None, limit: int) -> list[Key]:
        """The keys of the first rows of the list after a cursor."""
        rows = self.rows()
        order = self._order(self.search.sort, rows)
        if after is not None:
            kept = np.flatnonzero(self._beyond(rows, order, after))
            rows, order = rows[kept], order[kept]
        kept = _highest(order, self.segment.published[rows], limit)
        return sorted(self.keys(rows[kept], self.search.sort), reverse=True)[:limit]

    def _beyond(self, rows: Array, order: Array, after: Key) -> Array:
        one, (value, since, high, low) = self.segment, after
        by_id = (one.high[rows] < np.uint64(high)) | (
            (one.high[rows] == np.uint64(high)) & (one.low_half[rows] < np.uint64(low))
        )
        published = one.published[rows]
        later = (published < since) | ((published == since) & by_id)
        found: Array = (order < value) | ((order == value) & later)
        return found


def _highest(order: Array, published: Array, limit: int) -> Array:
    """Places of the highest, and of as many of those equal to the last of them as could still count."""
    if len(order) <= limit:
        return np.arange(len(order))
    bar = np.partition(order, len(order) - limit)[len(order) - limit]
    above, equal = np.flatnonzero(order > bar), np.flatnonzero(order == bar)
    wanted = limit - len(above)
    if len(equal) > wanted:
        last = np.partition(published[equal], len(equal) - wanted)[len(equal) - wanted]
        equal = equal[published[equal] >= last]
    return np.concatenate([above, equal])


def _page(looks: Sequence[_Look], after: str, limit: int) -> tuple[list[Key], str]:
    cursor = read_cursor(after)
    found = sorted((key for one in looks for key in one.first(cursor, limit + 1)), reverse=True)
    return found[:limit], cursor_of(found[limit - 1]) if len(found) > limit else ""


def id_of(key: Key) -> UUID:
    """Whose key it is."""
    return UUID(int=(key[2] << 64) | key[3])


def cursor_of(key: Key) -> str:
    """A key as a part of an address."""
    return f"{key[0]}.{key[1]}.{id_of(key).hex}"


def read_cursor(text: str) -> Key | None:
    """The key in a part of an address; None for what is none."""
    parts = text.split(".") if len(text) < PLACES_OF_SCORE and text.isascii() else []
    try:
        order, published, last = int(parts[0]), int(parts[1]), UUID(parts[2]).int
    except (ValueError, IndexError):
        return None
    whole = all(-HALF // 2 <= one <= HALF // 2 for one in (order, published))
    return (order, published, last >> 64, last & HALF) if whole else None


def _counted(name: str, looks: Sequence[_Look], search: Sought) -> dict[Value, int]:
    found: Counter[Value] = Counter()
    for one in looks:
        found.update(one.counts(name))
    chosen = search.chosen.get(name)
    if name in STEPS:
        return {value: count for value, count in found.items() if count or value == chosen}
    most = sorted(((value, count) for value, count in found.items() if count), key=lambda one: (-one[1], str(one[0])))
    kept = dict(most[:MOST_VALUES])
    return kept if chosen is None else {**kept, chosen: found[chosen]}


def _without(looks: Sequence[_Look], search: Sought) -> list[tuple[str, int]]:
    found = [(name, sum(one.without(name) for one in looks)) for name in NAMES if name in search.chosen]
    return sorted((one for one in found if one[1]), key=lambda one: -one[1])
