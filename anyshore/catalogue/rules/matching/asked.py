"""The two sides of a match: what somebody offers, and what somebody wants. Plain values, no formula."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Final
from uuid import UUID
from zlib import crc32

from anyshore.catalogue.rules.profiles import Level
from anyshore.catalogue.rules.terms import terms
from anyshore.kit.places import NEAR, Near, Place, Shore

LEVELS: Final[Mapping[str, int]] = MappingProxyType({str(level): place for place, level in enumerate(Level, start=1)})
"""A1 is 1, C2 is 6; who was born to a language counts as C2 plus one."""

NO_LANGUAGES: Final[Mapping[str, int]] = MappingProxyType({})

ABOUT_READ: Final = 400
WORDS_HELD, WORDS_WANTED = 24, 12
LEAST_LETTERS: Final = 4

_COMMON_WORDS: Final = (
    "about after also always anything because been before being both call come does done each else every from give good"
    " have help here however into just keep kind know like look made make many more most much must need needs only other"
    " over please same send should some such take than that their them then there these they thing this those through"
    " time upon used using very want wants well were what when where which while will with within without work working"
    " would year years your yours"
)
_COMMON: Final = frozenset(_COMMON_WORDS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A provider as matching sees it. ``words`` are numbers of stems (``numbers_of``), ``languages`` map ISO 639 codes
    to LEVELS, ``score`` and ``score_low`` are 0 to 100 or None before the first review."""

    id: UUID
    seat: Place
    is_person: bool = False
    skills: tuple[str, ...] = ()
    words: frozenset[int] = frozenset()
    rate_minor: int | None = None
    currency: str = ""
    languages: Mapping[str, int] = field(default_factory=lambda: NO_LANGUAGES)
    available_from: date | None = None
    score: int | None = None
    score_low: int | None = None
    verified: bool = False
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for on the day ``on``. What is left out is not asked: no filter, no weight.

    Hard: ``rate_most_minor`` an hour and ``budget_minor`` in all (in ``currency``), ``score_least`` (0 to 100),
    ``gap_most`` (minutes between the working days), ``languages`` with the least level, ``free_by``. Soft besides:
    ``skills`` (slugs), ``words`` (stems), ``shore`` (a distance that is wished, or "homeshore"). ``rate_usual_minor``
    is what a rate is measured by where none is named, ``near`` what the instance calls near. ``subject`` seeds the
    draw of newcomers, with the day.
    """

    seat: Place
    on: date
    subject: str = ""
    skills: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    currency: str = ""
    budget_minor: int | None = None
    rate_most_minor: int | None = None
    rate_usual_minor: int | None = None
    score_least: int | None = None
    gap_most: int | None = None
    languages: Mapping[str, int] = field(default_factory=lambda: NO_LANGUAGES)
    free_by: date | None = None
    shore: Shore | str = ""
    excluded: frozenset[UUID] = frozenset()
    near: Near = NEAR


def words_held(headline: str, about: str) -> frozenset[int]:
    """What a profile's words say, as numbers: its headline and the beginning of its text."""
    return numbers_of(_stems(f"{headline}\n{about[:ABOUT_READ]}", WORDS_HELD))


def words_wanted(title: str, brief: str) -> tuple[str, ...]:
    """The stems by which a text is looked for: those of its title first, each once."""
    return _stems(f"{title}\n{brief[:ABOUT_READ]}", WORDS_WANTED)


def numbers_of(stems: tuple[str, ...]) -> frozenset[int]:
    """A number of 32 bits for each stem (CRC-32): two share one about once in four billion pairs."""
    return frozenset(crc32(stem.encode()) for stem in stems)


def _stems(text: str, limit: int) -> tuple[str, ...]:
    said = (term.stem for term in terms(text) if len(term.word) >= LEAST_LETTERS and term.word not in _COMMON)
    return tuple(dict.fromkeys(said))[:limit]
