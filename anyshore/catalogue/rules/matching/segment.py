"""Providers as arrays: one row each, posting lists by skill, ready to be ranked. Nothing here changes once built.

Rows stand in the order of the providers' ids, so that an id is found by halving. What differs in length (skills,
words, languages) lies in one array for all rows, with the place where each row begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any, Final
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from anyshore.catalogue.rules.categories import CATEGORIES
from anyshore.catalogue.rules.matching.asked import Offered
from anyshore.catalogue.rules.matching.near import PLACES, SLUGS
from anyshore.catalogue.rules.skills import skills_in
from anyshore.kit.places import Place

Array = NDArray[Any]

NONE: Final = -1
HALF: Final = (1 << 64) - 1
BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Ragged:
    """Lists of different length in one array: those of row ``r`` lie from ``starts[r]`` to ``starts[r + 1]``."""

    starts: Array
    items: Array

    def of(self, row: int) -> Array:
        """The items of one row."""
        return self.items[self.starts[row] : self.starts[row + 1]]

    def taken(self, rows: Array) -> tuple[Array, Array]:
        """The items of these rows, one after the other, and how many each has."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        ends = np.cumsum(lengths)
        total = int(ends[-1]) if len(ends) else 0
        places = np.arange(total) + np.repeat(self.starts[rows] - (ends - lengths), lengths)
        return self.items[places], lengths

    def by_item(self, kinds: int) -> Ragged:
        """The other way round: for each item the rows that have it, in order."""
        rows = np.repeat(np.arange(len(self.starts) - 1, dtype=np.int32), np.diff(self.starts))
        order = np.argsort(self.items, kind="stable")
        counts = np.bincount(self.items, minlength=kinds)
        return Ragged(np.concatenate(([0], np.cumsum(counts))), rows[order])


@dataclass(frozen=True)
class Segment:
    """Some providers. ``rate`` is NaN and ``score``, ``low`` are -1 where nothing is known; ``free`` is a day's
    number, 0 for now; ``published`` is in microseconds since 1970. ``spoken`` holds the language's place times 8 plus
    the level. ``alive`` is false for rows that a later segment replaces."""

    high: Array
    low_half: Array
    alive: Array
    rate: Array
    currency: Array
    score: Array
    low: Array
    seat: Array
    person: Array
    free: Array
    verified: Array
    published: Array
    skills: Ragged
    words: Ragged
    spoken: Ragged
    seats: tuple[Place, ...]
    currencies: tuple[str, ...]
    languages: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.high)

    @cached_property
    def postings(self) -> Ragged:
        """For each skill of the list the rows that have it."""
        return self.skills.by_item(len(SLUGS))

    @cached_property
    def crafts(self) -> Array:
        """For each row the categories of its skills, a bit each in the order of the list."""
        found = np.zeros(len(self), dtype=np.uint32)
        for place, category in enumerate(CATEGORIES):
            for skill in skills_in(category.slug):
                found[self.postings.of(PLACES[skill.slug])] |= np.uint32(1 << place)
        return found

    @cached_property
    def seen(self) -> dict[Any, Any]:
        """What ``facets`` has worked out about the seats, by the reader's place and the month."""
        return {}

    @cached_property
    def steps(self) -> dict[str, tuple[int, ...]]:
        """The steps among the rates of each currency, once they were asked for."""
        return {}

    @cached_property
    def apart(self) -> dict[tuple[Place, date], tuple[Array, Array]]:
        """What ``ranking`` has worked out about the seats, by the client's seat and the month."""
        return {}

    def row_of(self, provider: UUID) -> int | None:
        """Where a provider stands and lives, or None."""
        high, low = np.uint64(provider.int >> 64), np.uint64(provider.int & HALF)
        first, last = (int(np.searchsorted(self.high, high, side=side)) for side in ("left", "right"))
        for row in range(first, last):
            if self.low_half[row] == low and self.alive[row]:
                return row
        return None

    def id_of(self, row: int) -> UUID:
        """Whose row it is."""
        return UUID(int=(int(self.high[row]) << 64) | int(self.low_half[row]))

    def offered(self, row: int) -> Offered:
        """A row as a plain value."""
        currency, free = int(self.currency[row]), int(self.free[row])
        known = int(self.score[row]) != NONE
        return Offered(
            id=self.id_of(row),
            seat=self.seats[int(self.seat[row])],
            is_person=bool(self.person[row]),
            skills=tuple(SLUGS[place] for place in self.skills.of(row).tolist()),
            words=frozenset(self.words.of(row).tolist()),
            rate_minor=None if np.isnan(self.rate[row]) else int(self.rate[row]),
            currency="" if currency == NONE else self.currencies[currency],
            languages={self.languages[code >> 3]: code & 7 for code in self.spoken.of(row).tolist()},
            available_from=date.fromordinal(free) if free else None,
            score=int(self.score[row]) if known else None,
            score_low=int(self.low[row]) if known else None,
            verified=bool(self.verified[row]),
            published_at=instant_of(int(self.published[row])),
        )

    def without(self, providers: Iterable[UUID]) -> Segment:
        """The same with these dead; itself if none of them lives here."""
        rows = [row for one in providers if (row := self.row_of(one)) is not None]
        if not rows:
            return self
        alive = self.alive.copy()
        alive[rows] = False
        other = replace(self, alive=alive)
        kept = ("postings", "apart", "crafts", "seen", "steps")
        other.__dict__.update({name: getattr(self, name) for name in kept})
        return other

    @property
    def bytes_held(self) -> int:
        """How much memory the arrays take, the posting lists with them."""
        values: Iterator[Any] = (getattr(self, one.name) for one in fields(self))
        parts = [part for value in (*values, self.postings) for part in _arrays(value)]
        return sum(part.nbytes for part in parts)


def _arrays(value: object) -> list[Array]:
    if isinstance(value, Ragged):
        return [value.starts, value.items]
    return [value] if isinstance(value, np.ndarray) else []


def segment_of(offered: Iterable[Offered]) -> Segment:
    """Providers as arrays."""
    rows = sorted(offered, key=lambda one: one.id.int)
    seats, currencies, languages = _Places(), _Places(), _Places()
    spoken = [[languages[code] << 3 | level for code, level in one.languages.items()] for one in rows]
    return Segment(
        high=np.array([one.id.int >> 64 for one in rows], dtype=np.uint64),
        low_half=np.array([one.id.int & HALF for one in rows], dtype=np.uint64),
        alive=np.ones(len(rows), dtype=bool),
        rate=np.array([np.nan if one.rate_minor is None else one.rate_minor for one in rows], dtype=np.float64),
        currency=np.array([NONE if one.rate_minor is None else currencies[one.currency] for one in rows], np.int16),
        score=np.array([NONE if one.score is None else one.score for one in rows], dtype=np.int8),
        low=np.array([0 if one.score_low is None else one.score_low for one in rows], dtype=np.int8),
        seat=np.array([seats[one.seat] for one in rows], dtype=np.int32),
        person=np.array([one.is_person for one in rows], dtype=bool),
        verified=np.array([one.verified for one in rows], dtype=bool),
        published=np.array([micros(one.published_at) for one in rows], dtype=np.int64),
        free=np.array([one.available_from.toordinal() if one.available_from else 0 for one in rows], np.int32),
        skills=ragged([[PLACES[slug] for slug in one.skills if slug in PLACES] for one in rows], np.uint16),
        words=ragged([sorted(one.words) for one in rows], np.uint32),
        spoken=ragged(spoken, np.uint32),
        seats=tuple(seats),
        currencies=tuple(currencies),
        languages=tuple(languages),
    )


def ragged(lists: Sequence[Sequence[int]], kind: Any) -> Ragged:
    """Lists as one array."""
    starts = np.zeros(len(lists) + 1, dtype=np.int64)
    np.cumsum([len(one) for one in lists], out=starts[1:])
    return Ragged(starts, np.array([item for one in lists for item in one], dtype=kind))


def micros(instant: datetime | None) -> int:
    """An instant as microseconds since 1970, 0 for none."""
    return 0 if instant is None else (instant - BEGINNING) // MICROSECOND


def instant_of(micros: int) -> datetime | None:
    """The instant of so many microseconds since 1970; None for 0 and for what no calendar has."""
    try:
        return BEGINNING + timedelta(microseconds=micros) if micros else None
    except OverflowError:
        return None


class _Places(dict[Any, int]):
    """Numbers things in the order in which they come."""

    def __missing__(self, thing: Any) -> int:
        place = self[thing] = len(self)
        return place
