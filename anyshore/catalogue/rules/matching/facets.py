"""The filters among providers over the arrays of a segment: which rows pass one, and how many rows each value has."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from anyshore.catalogue.rules.categories import CATEGORIES
from anyshore.catalogue.rules.finding import HOURS, MONTH, NOW, SCORES, Sought
from anyshore.catalogue.rules.matching.asked import LEVELS
from anyshore.catalogue.rules.matching.near import PLACES, SLUGS
from anyshore.catalogue.rules.matching.ranking import rates_in
from anyshore.catalogue.rules.matching.reader import Reader, seats_seen
from anyshore.catalogue.rules.matching.segment import Ragged, Segment
from anyshore.kit.facets import Value

Array = NDArray[Any]

_CRAFTS: Final = {one.slug: place for place, one in enumerate(CATEGORIES)}
_FEW: Final = 4
_LEVEL_BITS, _LEVEL_MASK = 3, 7
_STEPS_AT: Final = (20, 40, 60, 80)
"""The percentiles of the rates that are steps."""


Filter = Callable[[Segment, Sought, Reader], Array]
Count = Callable[[Segment, Array, Sought, Reader], Counter[Value]]


# Where they sit


def _by_seat(name: str) -> Filter:
    def mask(segment: Segment, search: Sought, reader: Reader) -> Array:
        chosen, seats = search.chosen[name], seats_seen(segment, reader)
        fits = [_seat_fits(seat.get(name), chosen) for seat in seats]
        return np.array([*fits, False])[segment.seat]

    return mask


def _seat_fits(found: Value | None, chosen: Value) -> bool:
    if isinstance(chosen, int):
        return isinstance(found, int) and found >= chosen
    return found == chosen


def _count_seats(name: str) -> Count:
    def count(segment: Segment, rows: Array, _search: Sought, reader: Reader) -> Counter[Value]:
        found: Counter[Value] = Counter()
        many = np.bincount(segment.seat[rows], minlength=len(segment.seats))
        for seat, here in zip(seats_seen(segment, reader), many, strict=True):
            if name in seat:
                found[seat[name]] += int(here)
        return found

    return count


def _count_hours(segment: Segment, rows: Array, search: Sought, reader: Reader) -> Counter[Value]:
    if reader.home is None:
        return Counter()
    each = _count_seats("hours")(segment, rows, search, reader)
    return Counter({step: sum(count for hours, count in each.items() if int(hours) >= step) for step in HOURS})


# Skills and kinds of work


def _in_category(segment: Segment, search: Sought, _reader: Reader) -> Array:
    found: Array = segment.crafts & np.uint32(1 << _CRAFTS[str(search.chosen["category"])]) != 0
    return found


def _count_categories(segment: Segment, rows: Array, _search: Sought, _reader: Reader) -> Counter[Value]:
    crafts = segment.crafts[rows]
    return Counter({one: int(np.count_nonzero(crafts & np.uint32(1 << place))) for one, place in _CRAFTS.items()})


def _with_skill(segment: Segment, search: Sought, _reader: Reader) -> Array:
    found = np.zeros(len(segment), dtype=bool)
    found[segment.postings.of(PLACES[str(search.chosen["skill"])])] = True
    return found


def _count_skills(segment: Segment, rows: Array, _search: Sought, _reader: Reader) -> Counter[Value]:
    many = np.bincount(_items(segment.skills, rows), minlength=len(SLUGS))
    return Counter({SLUGS[place]: int(many[place]) for place in np.flatnonzero(many)})


def _items(lists: Ragged, rows: Array) -> Array:
    """What these rows hold, in no order that means anything."""
    everybody = len(lists.starts) - 1
    if len(rows) == everybody:
        return lists.items
    if len(rows) * _FEW < everybody:
        return lists.taken(rows)[0]
    kept = np.zeros(everybody, dtype=bool)
    kept[rows] = True
    found: Array = lists.items[np.repeat(kept, np.diff(lists.starts))]
    return found


# Languages


def speaks(segment: Segment, code: str, level: int = 1) -> Array:
    """The rows that speak a language at a level or better."""
    found = np.zeros(len(segment), dtype=bool)
    if code in segment.languages:
        own = segment.spoken.items >> _LEVEL_BITS == segment.languages.index(code)
        hits = np.flatnonzero(own & (segment.spoken.items & _LEVEL_MASK >= level))
        found[np.searchsorted(segment.spoken.starts, hits, side="right") - 1] = True
    return found


def _in_language(segment: Segment, search: Sought, _reader: Reader) -> Array:
    return speaks(segment, str(search.chosen["language"]), _level(search))


def _level(search: Sought) -> int:
    return LEVELS.get(str(search.chosen.get("level", "")), 1)


def _count_languages(segment: Segment, rows: Array, search: Sought, _reader: Reader) -> Counter[Value]:
    items = _items(segment.spoken, rows)
    fit = items[items & _LEVEL_MASK >= _level(search)] >> _LEVEL_BITS
    many = np.bincount(fit, minlength=len(segment.languages))
    return Counter({code: int(count) for code, count in zip(segment.languages, many, strict=True)})


def _count_levels(segment: Segment, rows: Array, search: Sought, _reader: Reader) -> Counter[Value]:
    code = search.chosen.get("language")
    if code is None:
        return Counter()
    return Counter(
        {name: int(np.count_nonzero(speaks(segment, str(code), level)[rows])) for name, level in LEVELS.items()}
    )


# Money, standing, time, who it is


def rate_steps(segment: Segment, currency: str) -> tuple[int, ...]:
    """The rates by the hour that are offered as the most: what a fifth, two fifths and so on ask for, at most, rounded
    up to two digits. Kept: a few that change do not move them."""
    if currency not in segment.steps:
        rates = rates_in(segment, currency)
        rates = rates[~np.isnan(rates)]
        marks = np.percentile(rates, _STEPS_AT) if len(rates) else ()
        segment.steps[currency] = tuple(sorted({_rounded_up(int(one)) for one in marks}))
    found: tuple[int, ...] = segment.steps[currency]
    return found


def _rounded_up(minor: int) -> int:
    unit: int = 10 ** max(0, len(str(minor)) - 2)
    return -(-minor // unit) * unit


def _cheap(segment: Segment, search: Sought, _reader: Reader) -> Array:
    found: Array = rates_in(segment, search.currency) <= int(search.chosen["rate"])
    return found


def _count_rates(segment: Segment, rows: Array, search: Sought, reader: Reader) -> Counter[Value]:
    chosen = search.chosen.get("rate")
    steps = {*reader.rate_steps, *([int(chosen)] if chosen is not None else [])}
    rates = rates_in(segment, search.currency)[rows]
    return Counter({step: int(np.count_nonzero(rates <= step)) for step in sorted(steps)})


def _well_known(segment: Segment, search: Sought, _reader: Reader) -> Array:
    found: Array = segment.score >= int(search.chosen["standing"])
    return found


def _count_scores(segment: Segment, rows: Array, _search: Sought, _reader: Reader) -> Counter[Value]:
    score = segment.score[rows]
    return Counter({step: int(np.count_nonzero(score >= step)) for step in SCORES})


def _free(segment: Segment, search: Sought, reader: Reader) -> Array:
    found: Array = segment.free <= _days(reader)[str(search.chosen["free"])]
    return found


def _days(reader: Reader) -> dict[str, int]:
    last = reader.on.replace(day=monthrange(reader.on.year, reader.on.month)[1])
    return {NOW: reader.on.toordinal(), MONTH: last.toordinal()}


def _count_free(segment: Segment, rows: Array, _search: Sought, reader: Reader) -> Counter[Value]:
    free = segment.free[rows]
    return Counter({name: int(np.count_nonzero(free <= day)) for name, day in _days(reader).items()})


def _of_kind(segment: Segment, search: Sought, _reader: Reader) -> Array:
    found: Array = segment.person == (search.chosen["who"] == "individual")
    return found


def _count_kinds(segment: Segment, rows: Array, _search: Sought, _reader: Reader) -> Counter[Value]:
    people = int(np.count_nonzero(segment.person[rows]))
    return Counter({"individual": people, "company": len(rows) - people})


def _verified(segment: Segment, _search: Sought, _reader: Reader) -> Array:
    return segment.verified


def _count_verified(segment: Segment, rows: Array, _search: Sought, _reader: Reader) -> Counter[Value]:
    return Counter({"yes": int(np.count_nonzero(segment.verified[rows]))})


FILTERS: Final[Mapping[str, Filter]] = MappingProxyType(
    {
        "category": _in_category,
        "skill": _with_skill,
        "shore": _by_seat("shore"),
        "country": _by_seat("country"),
        "language": _in_language,
        "hours": _by_seat("hours"),
        "rate": _cheap,
        "standing": _well_known,
        "free": _free,
        "who": _of_kind,
        "verified": _verified,
    }
)
"""Which rows pass each filter. A level belongs to its language and has no filter of its own."""

COUNTS: Final[Mapping[str, Count]] = MappingProxyType(
    {
        "category": _count_categories,
        "skill": _count_skills,
        "shore": _count_seats("shore"),
        "country": _count_seats("country"),
        "language": _count_languages,
        "level": _count_levels,
        "hours": _count_hours,
        "rate": _count_rates,
        "standing": _count_scores,
        "free": _count_free,
        "who": _count_kinds,
        "verified": _count_verified,
    }
)
