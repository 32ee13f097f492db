"""What a provider says of itself: limits and the first thing that cannot be as it is. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import ceil, floor, sqrt
from typing import Final

from anyshore.catalogue.rules.skills import SKILLS
from anyshore.kit.money import is_currency

SKILLS_MAX: Final = 30
HOURS_MAX: Final = 10_000
LANGUAGES_MAX: Final = 12
PORTFOLIO_MAX: Final = 24
CERTIFICATES_MAX: Final = 20
WORK_LINKS_MAX: Final = 5


class Level(StrEnum):
    """How well a language is spoken: the Common European Framework, and native."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"
    NATIVE = "native"


class Depth(StrEnum):
    """How well a skill is mastered, in the provider's own judgement."""

    LEARNING = "learning"
    ABLE = "able"
    EXPERIENCED = "experienced"
    EXPERT = "expert"


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate as its holder states it; ``link`` leads to whoever issued it."""

    name: str
    issuer: str = ""
    issued_on: date | None = None
    expires_on: date | None = None
    link: str = ""

    def problem(self) -> str | None:
        """Why it cannot be as it is, or None."""
        rules: tuple[tuple[str, bool], ...] = (
            ("empty", bool(self.name.strip())),
            ("too_long", len(self.name) <= 120 and len(self.issuer) <= 120 and len(self.link) <= 200),
            ("link", is_web_address(self.link)),
            ("order", not (self.issued_on and self.expires_on) or self.issued_on <= self.expires_on),
        )
        return next((reason for reason, holds in rules if not holds), None)


def is_web_address(link: str) -> bool:
    """Whether a link is empty or leads to a page of the web."""
    return not link or link.startswith(("https://", "http://"))


@dataclass(frozen=True, slots=True)
class ProfileDetails:
    """A provider's profile as its owner writes it.

    ``rate_minor`` is per hour in ``rate_currency``; ``skills`` maps slugs to evidence; ``languages`` maps ISO 639
    codes to levels; ``depths`` says of some of the skills how deep they go (or "") and since how many years.
    """

    headline: str
    about: str = ""
    rate_minor: int | None = None
    rate_currency: str = ""
    hours_a_week: int | None = None
    available_from: date | None = None
    skills: tuple[tuple[str, str], ...] = ()
    languages: tuple[tuple[str, str], ...] = ()
    depths: tuple[tuple[str, str, int | None], ...] = ()

    def problem(self) -> tuple[str, str] | None:
        """The first field that cannot be as it is, with the reason; or None."""
        rated = self.rate_minor is not None
        rules: tuple[tuple[str, str, bool], ...] = (
            ("headline", "empty", bool(self.headline.strip())),
            ("headline", "too_long", len(self.headline) <= 120),
            ("about", "too_long", len(self.about) <= 20_000),
            ("rate", "range", not rated or 0 < (self.rate_minor or 0) <= 10**12),
            ("rate", "currency", not rated or is_currency(self.rate_currency)),
            ("hours_a_week", "range", self.hours_a_week is None or 1 <= self.hours_a_week <= HOURS_MAX),
            ("skills", "unknown", all(slug in SKILLS for slug, _ in self.skills)),
            ("skills", "twice", len({slug for slug, _ in self.skills}) == len(self.skills)),
            ("skills", "too_many", len(self.skills) <= SKILLS_MAX),
            ("skills", "evidence", all(len(evidence) <= 200 for _, evidence in self.skills)),
            ("skills", "depth", all(depth in {"", *Depth} for _, depth, _ in self.depths)),
            ("skills", "years", all(years is None or 0 <= years <= 80 for _, _, years in self.depths)),
            ("languages", "unknown", all(level in set(Level) for _, level in self.languages)),
            ("languages", "twice", len({code for code, _ in self.languages}) == len(self.languages)),
            ("languages", "too_many", len(self.languages) <= LANGUAGES_MAX),
        )
        return next(((field, reason) for field, reason, holds in rules if not holds), None)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of ``of`` were so, in percent, with the range in which the true share very likely lies."""

    percent: int
    low: int
    high: int
    hits: int
    of: int


_Z_95: Final = 1.96


def share_of(hits: int, of: int) -> Share | None:
    """The share with its range of 95 % (E. B. Wilson, Journal of the American Statistical Association 22, 1927); None
    where there is nothing to have a share of."""
    if of <= 0:
        return None
    share, square = hits / of, _Z_95**2
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _Z_95 / (1 + square / of) * sqrt(share * (1 - share) / of + square / (4 * of * of))
    low, high = max(0, middle - half), min(1, middle + half)
    return Share(round(share * 100), floor(low * 100), ceil(high * 100), hits, of)


FEWEST_SIGNS: Final = 40
"""So long are the words about a provider at least, before its profile can be published."""


def missing(about: str, *, skilled: bool) -> tuple[str, ...]:
    """What a profile lacks before it can be published: a skill and a few words about the provider."""
    lacks = {"skills": not skilled, "about": len(about.strip()) < FEWEST_SIGNS}
    return tuple(field for field, lacking in lacks.items() if lacking)
