"""A synthetic market of which the truth is known: providers as arrays, and requests that want some of their skills.

A provider has 40 words of Zipf-distributed text and 3 to 5 of 72 skills; each skill has two forms, and 30 % of
profiles and 50 % of requests use the second one. A request wants two or three skills, at most a rate, a score of 80 at
least and a zone within 3 hours. What is true: a provider that passes the filters is as relevant as the number of
wanted skills it really has.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anyshore.catalogue.rules.matching.asked import Wanted, numbers_of
from anyshore.catalogue.rules.matching.near import PLACES
from anyshore.catalogue.rules.matching.segment import Ragged, Segment
from anyshore.catalogue.rules.skills import SKILLS, Skill
from anyshore.catalogue.rules.suggestions import suggest_skills
from anyshore.kit.places import Place

Array = NDArray[Any]

ON = date(2026, 11, 24)
SKILLS_USED, WORDS, VOCABULARY = 72, 24, 20_000
OTHER_IN_PROFILES, OTHER_IN_REQUESTS = 0.3, 0.5
ZONES = [f"Etc/GMT{hours:+d}" for hours in range(-11, 13)]
SCORE_LEAST, GAP_MOST = 80, 180


@dataclass(frozen=True)
class Market:
    """Providers: ``truth`` holds what each really can, ``segment`` what the catalogue reads in their words."""

    segment: Segment
    truth: Array
    offsets: Array


@dataclass(frozen=True)
class Asked:
    """A request: what it really wants (places among the 72) and how it is put."""

    truth: Array
    wanted: Wanted
    offset: int


def used() -> list[Skill]:
    """72 skills spread over the list, each with another form."""
    two = [one for one in SKILLS.values() if one.synonyms]
    return [two[round(place * (len(two) - 1) / (SKILLS_USED - 1))] for place in range(SKILLS_USED)]


def market(count: int, seed: int) -> Market:
    """So many providers."""
    rng = np.random.default_rng(seed)
    many = rng.integers(3, 6, count)
    truth = np.argsort(rng.random((count, SKILLS_USED), dtype=np.float32), axis=1)[:, :5].astype(np.int16)
    truth[np.arange(5)[None, :] >= many[:, None]] = -1
    seat = rng.integers(0, len(ZONES), count).astype(np.int32)
    score = rng.integers(30, 101, count).astype(np.int8)
    high = np.sort(rng.integers(0, 1 << 63, count).astype(np.uint64))
    segment = Segment(
        high=high,
        low_half=rng.integers(0, 1 << 63, count).astype(np.uint64),
        alive=np.ones(count, dtype=bool),
        rate=np.round(np.exp(rng.normal(8.3, 0.5, count))),
        currency=np.zeros(count, dtype=np.int16),
        score=score,
        low=np.maximum(0, score - rng.integers(2, 60, count)).astype(np.int8),
        seat=seat,
        person=rng.random(count) < 0.4,
        free=np.zeros(count, dtype=np.int32),
        verified=rng.random(count) < 0.3,
        published=rng.integers(1, 1 << 50, count),
        skills=_read(truth, rng),
        words=_texts(count, rng),
        spoken=Ragged(np.zeros(count + 1, dtype=np.int64), np.zeros(0, dtype=np.uint32)),
        seats=tuple(Place("NL", zone) for zone in ZONES),
        currencies=("EUR",),
        languages=(),
    )
    return Market(segment, truth, seat)


def _read(truth: Array, rng: np.random.Generator) -> Ragged:
    """The skills that the catalogue reads in the forms that the profiles use."""
    understood = np.array([[_meant(text) for text in (one.name, one.synonyms[0])] for one in used()], dtype=np.int64)
    other = (rng.random(truth.shape) < OTHER_IN_PROFILES).astype(np.int64)
    found = np.where(truth < 0, -1, understood[truth, other])
    found = np.sort(found, axis=1)
    found[:, 1:][found[:, 1:] == found[:, :-1]] = -1
    kept = found >= 0
    starts = np.concatenate(([0], np.cumsum(kept.sum(axis=1))))
    return Ragged(starts, found[kept].astype(np.uint16))


def _meant(text: str) -> int:
    found = suggest_skills(text, 1)
    return PLACES[found[0].skill.slug] if found else -1


def _texts(count: int, rng: np.random.Generator) -> Ragged:
    """Of 40 words by Zipf's law those that a profile's index keeps."""
    numbers = np.array(sorted(numbers_of(tuple(f"word{n}" for n in range(VOCABULARY)))), dtype=np.uint32)
    ranks = np.minimum(rng.zipf(1.3, (count, WORDS)) - 1, VOCABULARY - 1)
    return Ragged(np.arange(count + 1, dtype=np.int64) * WORDS, numbers[ranks].reshape(-1))


def requests(count: int, seed: int) -> list[Asked]:
    """So many requests, their skills read from their words as the product reads them."""
    rng = np.random.default_rng(seed)
    return [_request(number, rng) for number in range(count)]


def _request(number: int, rng: np.random.Generator) -> Asked:
    skills = rng.choice(SKILLS_USED, int(rng.integers(2, 4)), replace=False)
    forms = used()
    said = [forms[one].synonyms[0] if rng.random() < OTHER_IN_REQUESTS else forms[one].name for one in skills]
    slugs = [found[0].skill.slug for text in said if (found := suggest_skills(text, 1))]
    offset = int(rng.integers(0, len(ZONES)))
    words = tuple(f"word{n}" for n in np.minimum(rng.zipf(1.3, 12) - 1, VOCABULARY - 1))
    wanted = Wanted(
        seat=Place("NL", ZONES[offset]),
        on=ON,
        subject=str(number),
        skills=tuple(dict.fromkeys(slugs)),
        words=tuple(dict.fromkeys(words)),
        currency="EUR",
        rate_most_minor=int(np.exp(rng.normal(8.5, 0.3))),
        score_least=SCORE_LEAST,
        gap_most=GAP_MOST,
    )
    return Asked(skills, wanted, offset)


class Plain:
    """The limit: posting lists by skill in NumPy, three filters, the twenty with the most wanted skills."""

    def __init__(self, market: Market) -> None:
        self.market = market
        flat = market.truth.reshape(-1)
        rows = np.repeat(np.arange(len(market.truth), dtype=np.int32), market.truth.shape[1])
        order = np.argsort(flat, kind="stable")
        starts = np.searchsorted(flat[order], np.arange(SKILLS_USED + 1))
        self.postings = [rows[order[starts[n] : starts[n + 1]]] for n in range(SKILLS_USED)]

    def first(self, asked: Asked, limit: int = 20) -> Array:
        """The rows of the first ``limit``."""
        rows, counts = self.relevant(asked)
        if len(rows) > limit:
            rows = rows[np.argpartition(-counts, limit)[:limit]]
        return rows

    def relevant(self, asked: Asked) -> tuple[Array, Array]:
        """All that pass, each with how many of the wanted skills it really has."""
        segment = self.market.segment
        total = np.zeros(len(segment), dtype=np.int8)
        for skill in asked.truth:
            total[self.postings[skill]] += 1
        rows = np.flatnonzero(total != 0)
        keep = segment.rate[rows] <= asked.wanted.rate_most_minor
        keep &= segment.score[rows] >= SCORE_LEAST
        away = np.abs(self.market.offsets[rows] - asked.offset)
        keep &= np.minimum(away, len(ZONES) - away) * 60 <= GAP_MOST
        rows = rows[np.flatnonzero(keep)]
        return rows, total[rows]
