"""What a provider says of itself: limits and the first thing that cannot be as it is. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from anyshore.catalogue.rules.skills import SKILLS
from anyshore.kit.money import is_currency

SKILLS_MAX: Final = 30
LANGUAGES_MAX: Final = 12
PORTFOLIO_MAX: Final = 24


class Level(StrEnum):
    """How well a language is spoken: the Common European Framework, and native."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"
    NATIVE = "native"


@dataclass(frozen=True, slots=True)
class ProfileDetails:
    """A provider's profile as its owner writes it.

    ``rate_minor`` is per hour in ``rate_currency``; ``skills`` maps slugs to evidence; ``languages`` maps ISO 639
    codes to levels.
    """

    headline: str
    about: str = ""
    rate_minor: int | None = None
    rate_currency: str = ""
    hours_a_week: int | None = None
    available_from: date | None = None
    skills: tuple[tuple[str, str], ...] = ()
    languages: tuple[tuple[str, str], ...] = ()

    def problem(self) -> tuple[str, str] | None:
        """The first field that cannot be as it is, with the reason; or None."""
        rated = self.rate_minor is not None
        rules: tuple[tuple[str, str, bool], ...] = (
            ("headline", "empty", bool(self.headline.strip())),
            ("headline", "too_long", len(self.headline) <= 120),
            ("about", "too_long", len(self.about) <= 20_000),
            ("rate", "range", not rated or 0 < (self.rate_minor or 0) <= 10**12),
            ("rate", "currency", not rated or is_currency(self.rate_currency)),
            ("hours_a_week", "range", self.hours_a_week is None or 1 <= self.hours_a_week <= 10_000),
            ("skills", "unknown", all(slug in SKILLS for slug, _ in self.skills)),
            ("skills", "twice", len({slug for slug, _ in self.skills}) == len(self.skills)),
            ("skills", "too_many", len(self.skills) <= SKILLS_MAX),
            ("skills", "evidence", all(len(evidence) <= 200 for _, evidence in self.skills)),
            ("languages", "unknown", all(level in set(Level) for _, level in self.languages)),
            ("languages", "twice", len({code for code, _ in self.languages}) == len(self.languages)),
            ("languages", "too_many", len(self.languages) <= LANGUAGES_MAX),
        )
        return next(((field, reason) for field, reason, holds in rules if not holds), None)


def missing(details: ProfileDetails) -> tuple[str, ...]:
    """What a profile lacks before it can be published: a skill and a few words about the provider."""
    lacks = {"skills": not details.skills, "about": len(details.about.strip()) < 40}
    return tuple(field for field, lacking in lacks.items() if lacking)
