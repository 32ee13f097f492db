"""In which order to read proposals first: four signs of a text, each from 0 to 1, and their weighted mean.

It helps a client read and decides nothing: it hides nobody, is off until chosen, and the page says how often it was
right (docs/algorithms/triage.md). Price, name, reviews and place are not looked at: what is judged is only whether the
text answers the request.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import floor, log, sqrt
from types import MappingProxyType
from typing import Final
from uuid import UUID

from anyshore.catalogue.rules.terms import terms


class Sign(StrEnum):
    """What a text is looked at for."""

    RELEVANCE = "relevance"
    COMPLETENESS = "completeness"
    ANSWERS = "answers"
    OWN_WORDS = "own_words"


WEIGHTS: Final[Mapping[Sign, int]] = MappingProxyType(
    {Sign.RELEVANCE: 0, Sign.COMPLETENESS: 1, Sign.ANSWERS: 2, Sign.OWN_WORDS: 1}
)
"""Fitted on the 13 real posts (bench/triage.py). Sharing words with the brief did not help there, and weighs
nothing."""

MEASURED: Final = (9, 13, 27)
"""Measured with weights fitted on the other posts only: first in 9 of 13, where chance has 27 %."""

FULL_WORDS: Final = 300
SHINGLE: Final = 3
ANSWER_WORDS: Final = 5
LEAST_LETTERS: Final = 3


@dataclass(frozen=True, slots=True)
class Offered:
    """A proposal's text and its answers to what was asked, "" for one that is missing."""

    id: UUID
    text: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """A proposal in the order of reading, with its ``score`` in tenths of 100 and the value of each sign."""

    id: UUID
    score: int
    signs: Mapping[Sign, float]


def read_order(wanted: str, offers: Sequence[Offered]) -> list[Read]:
    """``offers`` (in the order in which they came) as they may be read first; equals stay in that order."""
    return ordered(signs_of(wanted, offers))


def ordered(signs: Mapping[UUID, Mapping[Sign, float]], weights: Mapping[Sign, int] = WEIGHTS) -> list[Read]:
    """The same of texts whose signs are known, in the order in which they came."""
    rows = [Read(one, _score(found, weights), found) for one, found in signs.items()]
    return sorted(rows, key=lambda row: -row.score)


def signs_of(wanted: str, offers: Sequence[Offered]) -> dict[UUID, Mapping[Sign, float]]:
    """The signs of each text. Answers are left out where nothing was asked."""
    brief = _vector(wanted)
    seen: list[frozenset[tuple[str, ...]]] = []
    found: dict[UUID, Mapping[Sign, float]] = {}
    for one in offers:
        whole = "\n".join((one.text, *one.answers))
        shingles = _shingles(whole)
        signs = {
            Sign.RELEVANCE: _cosine(brief, _vector(whole)),
            Sign.COMPLETENESS: min(1.0, log(1 + len(terms(whole))) / log(1 + FULL_WORDS)),
            Sign.OWN_WORDS: 1 - max((_shared(shingles, other) for other in seen), default=0.0),
        }
        if one.answers:
            signs[Sign.ANSWERS] = sum(len(terms(text)) >= ANSWER_WORDS for text in one.answers) / len(one.answers)
        seen.append(shingles)
        found[one.id] = signs
    return found


def _score(signs: Mapping[Sign, float], weights: Mapping[Sign, int]) -> int:
    whole = sum(weights[sign] for sign in signs)
    return floor(1000 * sum(weights[sign] * value for sign, value in signs.items()) / whole + 0.5) if whole else 0


def _vector(text: str) -> dict[str, float]:
    """Stems by how often they come, to length one."""
    counted = Counter(term.stem for term in terms(text) if len(term.word) >= LEAST_LETTERS)
    raw = {stem: 1 + log(count) for stem, count in counted.items()}
    length = sqrt(sum(value * value for value in raw.values()))
    return {stem: value / length for stem, value in raw.items()} if length else {}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return min(1.0, sum(value * other.get(stem, 0.0) for stem, value in one.items()))


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    stems = [term.stem for term in terms(text)]
    return frozenset(tuple(stems[place : place + SHINGLE]) for place in range(len(stems) - SHINGLE + 1))


def _shared(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """The part of a text's runs of three words that an earlier text has too."""
    return len(one & other) / len(one) if one else 0.0
