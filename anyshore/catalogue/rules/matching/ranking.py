"""The formula over a segment of any size: candidates from posting lists, filters, points, and the first few.

Skills, filters and all factors but words are worked out for every candidate. Words cost most to compare and weigh
little, so they are compared only where they could still lift a provider among the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from anyshore.catalogue.rules.matching import hours
from anyshore.catalogue.rules.matching.asked import LEVELS, Wanted, numbers_of
from anyshore.catalogue.rules.matching.formula import (
    HOMESHORE,
    RATE_UNKNOWN,
    Factor,
    horizon,
    minutes_a_day,
    rate_measure,
    shares_of,
    shore_value,
)
from anyshore.catalogue.rules.matching.near import PLACES, WHOLE, known, near
from anyshore.catalogue.rules.matching.segment import NONE, Segment
from anyshore.kit.places import shoring

Array = NDArray[Any]

POOL: Final = 50
"""From among how many of the best newcomers some are drawn."""

BYTE: Final = 255
APART_KEPT: Final = 4096

_MIX: Final = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


@dataclass(frozen=True, slots=True)
class Scored:
    """Rows of a segment with their scores in tenths, what each holds of the wanted skills in twentieths, and the lot
    by which equals are ordered: another one each day. ``plain`` are the points without words; ``new`` marks those
    without a review; ``passed`` counts all that no filter kept out."""

    rows: Array
    scores: Array
    held: Array
    plain: Array
    new: Array
    lots: Array
    passed: int


def candidates(segment: Segment, wanted: Wanted) -> tuple[Array, Array]:
    """The rows that hold a wanted skill or one near it, with twentieths; all rows where no skill is wanted."""
    slugs = known(wanted.skills)
    if not slugs:
        rows = np.flatnonzero(segment.alive)
        return rows, np.zeros(len(rows), dtype=np.uint8)
    total: Array = np.zeros(len(segment), dtype=np.uint8 if len(slugs) * WHOLE <= BYTE else np.uint16)
    _best(segment, slugs[0], total)
    best = np.zeros(len(segment), dtype=np.uint8) if slugs[1:] else total
    for place, slug in enumerate(slugs[1:]):
        if place:
            best.fill(0)
        _best(segment, slug, best)
        total += best
    rows = np.flatnonzero((total != 0) & segment.alive)
    return rows, total[rows]


def _best(segment: Segment, slug: str, found: Array) -> None:
    """Write the best that each row holds for one wanted skill into zeros: the least comes first, so the best stays."""
    for one, worth in near(slug).items():
        found[segment.postings.of(PLACES[one])] = worth


def passing(segment: Segment, wanted: Wanted, rows: Array, held: Array) -> tuple[Array, Array]:
    """Those that no filter keeps out."""
    filters = _filters(segment, wanted)
    for some in (filters[:1], filters[1:]):
        if some:
            kept = np.flatnonzero(_all_of(some, rows))
            rows, held = rows[kept], held[kept]
    if wanted.languages:
        keep = np.ones(len(rows), dtype=bool)
        for code, level in wanted.languages.items():
            keep &= spoken(segment, rows, code) >= level
        rows, held = rows[keep], held[keep]
    out = [row for one in wanted.excluded if (row := segment.row_of(one)) is not None]
    if out:
        keep = ~np.isin(rows, out)
        rows, held = rows[keep], held[keep]
    return rows, held


def _all_of(filters: list[tuple[Array, Any]], rows: Array) -> Array:
    keep: Array = filters[0][1](filters[0][0][rows])
    for column, test in filters[1:]:
        keep &= test(column[rows])
    return keep


def _filters(segment: Segment, wanted: Wanted) -> list[tuple[Array, Any]]:
    """The columns that are filtered, each with its test, the cheapest first."""
    found: list[tuple[Array, Any]] = []
    if (least := wanted.score_least) is not None:
        found.append((segment.score, lambda column: column >= max(least, 0)))
    rates = rates_in(segment, wanted.currency)
    if (most := wanted.rate_most_minor) is not None:
        found.append((rates, lambda column: column <= most))
    if (budget := wanted.budget_minor) is not None:
        found.append((rates, lambda column: ~(column > budget)))
    if wanted.gap_most is not None and segment.seats:
        near_enough = apart(segment, wanted)[0] <= wanted.gap_most
        found.append((segment.seat, lambda column: near_enough[column]))
    if (until := wanted.free_by) is not None:
        found.append((segment.free, lambda column: column <= until.toordinal()))
    return found


def apart(segment: Segment, wanted: Wanted) -> tuple[Array, Array]:
    """How far apart the working days are and what they share, for each of the segment's seats: kept for a month."""
    key = wanted.seat, wanted.on.replace(day=1)
    if key not in segment.apart:
        if len(segment.apart) > APART_KEPT:
            segment.apart.clear()
        seats = segment.seats
        segment.apart[key] = hours.gaps(key[0], seats, key[1]), hours.shared(key[0], seats, key[1])
    return segment.apart[key]


def rates_in(segment: Segment, currency: str) -> Array:
    """Rates of one currency; NaN where there is none in it."""
    if segment.currencies == (currency,):
        return segment.rate
    place = segment.currencies.index(currency) if currency in segment.currencies else NONE - 1
    return np.where(segment.currency == place, segment.rate, np.nan)


def spoken(segment: Segment, rows: Array, code: str) -> Array:
    """The level at which each row speaks a language, 0 for not at all."""
    if code not in segment.languages:
        return np.zeros(len(rows), dtype=np.int64)
    items, lengths = segment.spoken.taken(rows)
    levels = np.where(items >> 3 == segment.languages.index(code), items & 7, 0).astype(np.int64)
    found = np.zeros(len(rows), dtype=np.int64)
    np.maximum.at(found, np.repeat(np.arange(len(rows)), lengths), levels)
    return found


def scored(segment: Segment, wanted: Wanted, limit: int | None) -> Scored:
    """All that pass with their scores; with a ``limit``, only those that could be among so many first ones, and the
    newcomers from among whom some are drawn."""
    rows, held = passing(segment, wanted, *candidates(segment, wanted))
    passed = len(rows)
    shares = shares_of(wanted)
    points = without_words(segment, wanted, rows, held)
    worth = shares.get(Factor.WORDS, 0)
    if limit is not None and passed > limit:
        keep = _contenders(points, worth, limit)
        keep[_newcomers(segment, wanted, rows, points)] = True
        kept = np.flatnonzero(keep)
        rows, held, points = rows[kept], held[kept], points[kept]
    scores = points + _points(worth, words_value(segment, wanted, rows)) if worth else points
    return Scored(rows, scores, held, points, segment.score[rows] == NONE, lots(segment, rows, wanted), passed)


def _contenders(points: Array, worth: int, limit: int) -> Array:
    """Whose points without words, plus all that words can give, reach the last place of the list."""
    bar = np.partition(points, len(points) - limit)[len(points) - limit]
    keep: Array = points + worth >= bar
    return keep


def _newcomers(segment: Segment, wanted: Wanted, rows: Array, points: Array) -> Array:
    """Places of the newcomers from among whom some are drawn."""
    new = np.flatnonzero(segment.score[rows] == NONE)
    if not len(new):
        return new
    return new[newcomers(points[new], lots(segment, rows[new], wanted))]


def newcomers(points: Array, drawn_by: Array) -> Array:
    """Places of the fifty with the most points, not counting words; equals by lot."""
    best = np.arange(len(points))
    if len(points) > POOL:
        bar = np.partition(points, len(points) - POOL)[len(points) - POOL]
        best = np.flatnonzero(points >= bar)
    found: Array = best[np.lexsort((drawn_by[best], -points[best]))[:POOL]]
    return found


def without_words(segment: Segment, wanted: Wanted, rows: Array, held: Array) -> Array:
    """The points of every factor that is asked for, but for words."""
    shares = shares_of(wanted)
    total = np.zeros(len(rows), dtype=np.int32)
    if Factor.SKILLS in shares:
        whole = WHOLE * len(known(wanted.skills))
        total += _points(shares[Factor.SKILLS], np.arange(whole + 1) / whole)[held]
    if (measure := rate_measure(wanted)) and Factor.RATE in shares:
        total += _points(shares[Factor.RATE], _rates(rates_in(segment, wanted.currency)[rows], measure))
    if Factor.LANGUAGES in shares:
        levels = sum(np.minimum(spoken(segment, rows, code), LEVELS["C2"]) for code in wanted.languages)
        total += _points(shares[Factor.LANGUAGES], levels / (LEVELS["C2"] * len(wanted.languages)))
    total += _by_seat(segment, wanted, rows, shares)
    days = np.maximum(0, segment.free[rows] - wanted.on.toordinal())
    total += _points(shares[Factor.FREE], np.maximum(0.0, 1 - days / horizon(wanted)))
    total += _points(shares[Factor.STANDING], np.arange(101) / 100)[segment.low[rows]]
    return total


def _points(most: int, value: Any) -> Array:
    found: Array = np.floor(most * value + 0.5).astype(np.int32)
    return found


def _rates(rates: Array, measure: int) -> Array:
    value = np.clip((2 * measure - rates) / (1.5 * measure), 0.0, 1.0)
    return np.where(np.isnan(rates), RATE_UNKNOWN, value)


def _by_seat(segment: Segment, wanted: Wanted, rows: Array, shares: dict[Factor, int]) -> Array:
    """Hours and shore: worked out for each distinct seat, then handed to the rows."""
    if not len(rows):
        return np.zeros(0, dtype=np.int32)
    whole = minutes_a_day(wanted)
    minutes = apart(segment, wanted)[1]
    total = _points(shares[Factor.HOURS], hours_values(minutes, whole))[segment.seat[rows]]
    if Factor.SHORE in shares:
        total = total + _points(shares[Factor.SHORE], _shores(segment, wanted, rows))
    found: Array = total
    return found


def hours_values(minutes: Array, whole: int) -> Array:
    """The formula's ``hours_value`` of many."""
    found: Array = np.minimum(1.0, minutes / whole)
    return found


def _shores(segment: Segment, wanted: Wanted, rows: Array) -> Array:
    if wanted.shore == HOMESHORE:
        return segment.person[rows].astype(np.float64)
    found = [shoring(wanted.seat, seat, on=wanted.on, near=wanted.near).distance for seat in segment.seats]
    values = np.array([shore_value(wanted.shore, one, is_person=False) for one in found])
    return values[segment.seat[rows]]


def words_value(segment: Segment, wanted: Wanted, rows: Array) -> Array:
    """The part of the wanted words that each row has."""
    meant = np.array(sorted(numbers_of(wanted.words)), dtype=np.uint32)
    items, lengths = segment.words.taken(rows)
    places = np.searchsorted(meant, items)
    hit = meant[np.minimum(places, len(meant) - 1)] == items
    counted = np.concatenate(([0], np.cumsum(hit)))
    stops = np.cumsum(lengths)
    found: Array = (counted[stops] - counted[stops - lengths]) / len(meant)
    return found


def seed_of(wanted: Wanted) -> int:
    """What the draw depends on: the subject and the day."""
    return int.from_bytes(blake2b(f"{wanted.subject} {wanted.on}".encode(), digest_size=8).digest(), "big")


def lots(segment: Segment, rows: Array, wanted: Wanted) -> Array:
    """A number for each row drawn anew each day and for each subject, the same whenever it is asked again."""
    mixed = segment.high[rows] ^ (segment.low_half[rows] * _MIX[0]) ^ np.uint64(seed_of(wanted))
    for factor, shift in zip(_MIX, (30, 27), strict=True):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * factor
    found: Array = mixed ^ (mixed >> np.uint64(31))
    return found
