"""A segment as a reader sees it: how well each row has their words, and what each seat is from where they work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from anyshore.catalogue.rules.finding import Sought
from anyshore.catalogue.rules.matching.asked import Wanted, numbers_of, words_wanted
from anyshore.catalogue.rules.matching.near import PLACES
from anyshore.catalogue.rules.matching.ranking import APART_KEPT, apart
from anyshore.catalogue.rules.matching.segment import Ragged, Segment
from anyshore.catalogue.rules.suggestions import suggest_skills
from anyshore.kit.facets import Value
from anyshore.kit.places import NEAR, Near, Place, shoring

Array = NDArray[Any]

NAMED, MEANT, SAID = 4, 2, 1
"""What a row is worth that has the words in its name, holds a skill they mean, or says all of them."""

SKILLS_MEANT, WORDS_READ = 5, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """From where and when somebody looks. ``home`` is where they work, if that is known; ``named`` are the providers
    whose name has the words, which the arrays do not hold; ``rate_steps`` are the rates that are offered as the
    most."""

    on: date
    home: Place | None = None
    near: Near = NEAR
    named: frozenset[UUID] = frozenset()
    rate_steps: tuple[int, ...] = ()


def words_rank(segment: Segment, search: Sought, reader: Reader) -> Array:
    """How well each row has the words; 0 for not at all."""
    rank = np.zeros(len(segment), dtype=np.uint8)
    named = [row for one in reader.named if (row := segment.row_of(one)) is not None]
    rank[named] += NAMED
    meant = np.zeros(len(segment), dtype=bool)
    for one in suggest_skills(search.words, SKILLS_MEANT):
        meant[segment.postings.of(PLACES[one.skill.slug])] = True
    rank[meant] += MEANT
    rank[_says_all(segment, search.words)] += SAID
    return rank


def _says_all(segment: Segment, words: str) -> Array:
    stems = numbers_of(words_wanted(words, "")[:WORDS_READ])
    said = np.zeros(len(segment), dtype=np.uint8)
    for stem in stems:
        said[_rows_with(segment.words, np.uint32(stem))] += 1
    found: Array = (said == len(stems)) & (len(stems) > 0)
    return found


def _rows_with(lists: Ragged, item: Any) -> Array:
    hits = np.flatnonzero(lists.items == item)
    found: Array = np.searchsorted(lists.starts, hits, side="right") - 1
    return found


def seats_seen(segment: Segment, reader: Reader) -> list[dict[str, Value]]:
    """For each seat of the segment its country, and from the reader's own place the distance and the whole shared
    hours of a usual day: kept for a month."""
    key = reader.home, reader.on.replace(day=1), reader.near
    if key not in segment.seen:
        if len(segment.seen) > APART_KEPT:
            segment.seen.clear()
        segment.seen[key] = _seen(segment, reader)
    found: list[dict[str, Value]] = segment.seen[key]
    return found


def _seen(segment: Segment, reader: Reader) -> list[dict[str, Value]]:
    found: list[dict[str, Value]] = [{"country": one.country} for one in segment.seats]
    if reader.home is None or not found:
        return found
    shared = apart(segment, Wanted(seat=reader.home, on=reader.on))[1]
    for told, seat, minutes in zip(found, segment.seats, shared, strict=True):
        told["shore"] = shoring(reader.home, seat, on=reader.on, near=reader.near).distance.value
        told["hours"] = int(minutes) // 60
    return found
