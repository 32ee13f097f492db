"""The skills of the catalogue: some 490, in a hierarchy under the categories, each with the other words for it.

The lists stand in ``lists/<category>.csv``, one row a skill. Where ESCO, the European classification of skills,
has a concept for a skill or a broader one, its URI is given and how well it fits.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from anyshore.catalogue.rules.categories import CATEGORIES
from anyshore.catalogue.rules.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Match(StrEnum):
    """How an ESCO concept fits a skill, after SKOS: the same, nearly the same, or one that contains it."""

    EXACT = "exact"
    CLOSE = "close"
    BROAD = "broad"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill: its category, the slug of the skill above it ("" at the top), and the other surface forms."""

    slug: str
    name: str
    category: str
    parent: str
    synonyms: tuple[str, ...]
    match: Match
    esco: str

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Every form in which a text may mention the skill."""
        return (self.name, *self.synonyms)


def skill(slug: str) -> Skill:
    """The skill of this slug; ``KeyError`` where there is none."""
    return SKILLS[slug]


@lru_cache(maxsize=32)
def skills_in(category: str) -> tuple[Skill, ...]:
    """The skills of a category, each below the one it belongs to, in the order of the list."""
    return tuple(one for one in SKILLS.values() if one.category == category)


def ancestors(slug: str) -> tuple[Skill, ...]:
    """The skills above a skill, the nearest first."""
    parent = SKILLS[slug].parent
    return (SKILLS[parent], *ancestors(parent)) if parent else ()


def find_skills(prefix: str, limit: int = 8) -> tuple[Skill, ...]:
    """The skills to offer while somebody types: those of which a form begins so, then those with such a word.

    Names come before synonyms, and short forms before long ones; nothing is offered for nothing.
    """
    wanted = _joined(prefix)
    if not wanted:
        return ()
    ranked: dict[str, tuple[int, int, str]] = {}
    for form, is_name, slug in _forms():
        if place := _place(form, wanted):
            rank = (place * 2 - is_name, len(form), slug)
            ranked[slug] = min(rank, ranked.get(slug, rank))
    return tuple(SKILLS[slug] for _, _, slug in sorted(ranked.values())[:limit])


def _place(form: str, wanted: str) -> int:
    if form.startswith(wanted):
        return 1
    return 2 if f" {wanted}" in form else 0


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[str, bool, str], ...]:
    """Every surface in lower case, whether it is the skill's English name, and the skill."""
    own = [(_joined(form), form == one.name, one.slug) for one in SKILLS.values() for form in one.surfaces]
    others = {(_joined(name), False, slug) for names in NAMES.values() for slug, name in names.items()}
    return (*own, *sorted(others.difference(own)))


def _joined(text: str) -> str:
    return " ".join(term.word for term in terms(text))


def _read(category: str) -> Iterator[Skill]:
    source = resources.files(__package__).joinpath("lists", f"{category}.csv")
    for row in csv.DictReader(source.read_text(encoding="utf-8").splitlines()):
        yield Skill(
            slug=row["slug"],
            name=row["name"],
            category=category,
            parent=row["parent"],
            synonyms=tuple(part for part in row["synonyms"].split("; ") if part),
            match=Match(row["match"]),
            esco=row["esco"],
        )


SKILLS: Final[Mapping[str, Skill]] = MappingProxyType(
    {one.slug: one for category in CATEGORIES for one in _read(category.slug)}
)
"""All skills by slug, in the order of the categories and their lists."""


def _read_names() -> dict[str, dict[str, str]]:
    source = resources.files(__package__).joinpath("lists", "names.csv")
    rows = list(csv.DictReader(source.read_text(encoding="utf-8").splitlines()))
    return {language: {row["slug"]: row[language] for row in rows} for language in rows[0] if language != "slug"}


NAMES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(_read_names())
"""For each language besides English the names of skills by slug. A proper name, such as PostgreSQL, is the same in
all."""


def skill_name(slug: str, language: str) -> str:
    """A skill by name in a language such as ``de`` or ``de-ch``; in English where we have no other word."""
    return NAMES.get(language.partition("-")[0], {}).get(slug) or SKILLS[slug].name
