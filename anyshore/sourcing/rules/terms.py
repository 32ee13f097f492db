"""What a client asks for, as data: checked, completed with the defaults of its size, compared between versions.

A short request is a title and a currency; everything else has a default. What the text does not tell is suggested
from it (category and skills), what depends on the size comes from the unit of outsourcing.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from anyshore.catalogue.rules.categories import CATEGORIES, Unit, category
from anyshore.catalogue.rules.skills import SKILLS
from anyshore.catalogue.rules.suggestions import suggest_category, suggest_skills
from anyshore.kit.money import MAX_MINOR, exponent
from anyshore.sourcing.rules.nda import NDA_LIMIT, SUMMARY_LIMIT, SummaryMissing
from anyshore.sourcing.rules.quotas import MOST_PLACES
from anyshore.sourcing.rules.refusals import (
    ChoiceUnknown,
    NotInFuture,
    OutOfRange,
    Repeated,
    TextMissing,
    TextTooLong,
    TooMany,
)
from anyshore.sourcing.rules.states import CriterionKind, RequestKind, Visibility

TITLE_LEAST, TITLE_LIMIT = 3, 160
BRIEF_LIMIT = 20_000
CRITERION_LIMIT, GUIDE_LIMIT, QUESTION_LIMIT = 80, 300, 300
MOST_SKILLS, MOST_CRITERIA, MOST_QUESTIONS = 15, 10, 10
SUGGESTED_SKILLS = 5
ANCHORS, ANCHOR_LIMIT = 5, 160

_SLUGS: Final = frozenset(one.slug for one in CATEGORIES)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029]")


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionTerms:
    """What proposals are judged by. ``weight`` (1 to 100) counts against the sum of all; ``anchors`` say in words what
    0, 25, 50, 75 and 100 points mean."""

    name: str
    weight: int
    kind: str = CriterionKind.JUDGED
    guide: str = ""
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestTerms:
    """A request as its author writes it. ``budget_minor`` is the most they pay, in minor units of ``currency``.

    An empty category is suggested from the text; an empty unit is the category's; an empty kind is the unit's.
    ``skills`` and ``criteria`` left None are suggested, and the unit's defaults; ``most_proposals`` left None is the
    unit's usual number of places. ``proposals_until`` left None is fixed when the request is
    published.
    """

    title: str
    currency: str
    budget_minor: int | None = None
    brief: str = ""
    category: str = ""
    unit: str = ""
    kind: str = ""
    visibility: str = Visibility.PUBLIC
    wanted_on: date | None = None
    most_proposals: int | None = None
    summary: str = ""
    nda: str = ""
    proposals_until: datetime | None = None
    skills: tuple[str, ...] | None = None
    criteria: tuple[CriterionTerms, ...] | None = None
    questions: tuple[str, ...] = ()


def _criterion(name: str, weight: int, kind: str = CriterionKind.JUDGED, guide: str = "") -> CriterionTerms:
    return CriterionTerms(name=name, weight=weight, kind=kind, guide=guide)


_PRICED: Final = (
    _criterion("Price", 40, CriterionKind.PRICE),
    _criterion("Schedule", 20, CriterionKind.SCHEDULE),
    _criterion("Fit", 40, guide="How well the proposal answers the brief."),
)
_RUN: Final = (
    _criterion("Price", 30, CriterionKind.PRICE),
    _criterion("Approach", 25, guide="How the work is set up, staffed and checked."),
    _criterion("Experience", 20, guide="Work of the same kind and size."),
    _criterion("Schedule", 10, CriterionKind.SCHEDULE),
    _criterion("Exit terms", 15, guide="What comes back to you at the end, and how."),
)

DEFAULT_CRITERIA: Final[dict[str, tuple[CriterionTerms, ...]]] = {
    Unit.TASK: (),
    Unit.PROJECT: _PRICED,
    Unit.PROCESS: _RUN,
    Unit.DEPARTMENT: _RUN,
}
"""The criteria a request of each size has unless its author chooses others. A task is compared without weights."""


USUAL_KIND: Final[dict[str, str]] = {
    Unit.TASK: RequestKind.PROPOSAL,
    Unit.PROJECT: RequestKind.PROPOSAL,
    Unit.PROCESS: RequestKind.RFP,
    Unit.DEPARTMENT: RequestKind.RFP,
}
"""How a request of each size is run unless its author chooses otherwise."""


def completed(terms: RequestTerms, at: datetime, before: RequestTerms | None = None) -> RequestTerms:
    """``terms`` cleaned, checked and completed with every default but ``proposals_until``.

    A day or an instant that stood ``before`` may have passed since. Raises TextMissing, TextTooLong, ChoiceUnknown,
    OutOfRange, TooMany, Repeated, NotInFuture, and UnknownCurrency of the kit; each names its field.
    """
    title, brief = line(terms.title, "title", TITLE_LIMIT, TITLE_LEAST), text(terms.brief, "brief", BRIEF_LIMIT)
    exponent(terms.currency)
    words = f"{title}\n{brief}"
    slug = terms.category or suggest_category(words)
    unit = terms.unit or (category(slug).unit if slug in _SLUGS else Unit.TASK)
    checked = replace(
        terms,
        title=title,
        brief=brief,
        category=one_of(slug, "category", {*_SLUGS, ""}),
        unit=str(one_of(unit, "unit", set(Unit))),
        kind=str(one_of(terms.kind or USUAL_KIND[unit], "kind", set(RequestKind))),
        visibility=str(one_of(terms.visibility, "visibility", set(Visibility))),
        summary=text(terms.summary, "public_summary", SUMMARY_LIMIT) if terms.nda.strip() else "",
        nda=text(terms.nda, "nda_text", NDA_LIMIT),
        skills=_skills(terms.skills, words),
        criteria=checked_criteria(DEFAULT_CRITERIA[unit] if terms.criteria is None else terms.criteria),
        questions=checked_questions(terms.questions),
    )
    if terms.budget_minor is not None:
        within(terms.budget_minor, "budget", 1, MAX_MINOR)
    if checked.nda and not checked.summary:
        raise SummaryMissing(field="public_summary")
    if terms.most_proposals is not None:
        within(terms.most_proposals, "most_proposals", 1, MOST_PLACES)
    _check_times(terms, at, before)
    return checked


def _check_times(terms: RequestTerms, at: datetime, before: RequestTerms | None) -> None:
    wanted, until = terms.wanted_on, terms.proposals_until
    if wanted is not None and is_past(wanted, at) and not (before and before.wanted_on == wanted):
        raise NotInFuture(field="wanted_on")
    if until is not None and until <= at and not (before and before.proposals_until == until):
        raise NotInFuture(field="proposals_until")


def _skills(chosen: tuple[str, ...] | None, words: str) -> tuple[str, ...]:
    if chosen is None:
        return tuple(found.skill.slug for found in suggest_skills(words, SUGGESTED_SKILLS))
    at_most(chosen, "skills", MOST_SKILLS)
    once(chosen, "skills")
    return tuple(one_of(slug, "skills", SKILLS) for slug in chosen)


def checked_criteria(given: tuple[CriterionTerms, ...]) -> tuple[CriterionTerms, ...]:
    """Criteria cleaned and checked: each named once, price and schedule at most once."""
    at_most(given, "criteria", MOST_CRITERIA)
    checked = tuple(
        CriterionTerms(
            name=line(one.name, "criteria", CRITERION_LIMIT),
            weight=within(one.weight, "criteria", 1, 100),
            kind=str(one_of(one.kind, "criteria", set(CriterionKind))),
            guide=line(one.guide, "criteria", GUIDE_LIMIT, 0),
            anchors=_anchors(one.anchors),
        )
        for one in given
    )
    once([one.name.casefold() for one in checked], "criteria")
    once([one.kind for one in checked if one.kind != CriterionKind.JUDGED], "criteria")
    return checked


def _anchors(given: tuple[str, ...]) -> tuple[str, ...]:
    at_most(given, "criteria", ANCHORS)
    return tuple(line(one, "criteria", ANCHOR_LIMIT, 0) for one in given) if any(given) else ()


def checked_questions(given: tuple[str, ...]) -> tuple[str, ...]:
    """Questions cleaned and checked: each once, empty ones left out."""
    asked = tuple(line(one, "questions", QUESTION_LIMIT) for one in given if one.strip())
    at_most(asked, "questions", MOST_QUESTIONS)
    once(asked, "questions")
    return asked


def line(given: str, field: str, limit: int, least: int = 1) -> str:
    """One line of text: blanks joined, controls gone, ``least`` to ``limit`` characters long."""
    clean = " ".join(_CONTROLS.sub("", given).split())
    if len(clean) < least:
        raise TextMissing(field=field, least=least)
    if len(clean) > limit:
        raise TextTooLong(field=field, limit=limit)
    return clean


def text(given: str, field: str, limit: int, least: int = 0) -> str:
    """A Markdown text: line ends as one kind, controls gone, ``least`` to ``limit`` characters long."""
    clean = _CONTROLS.sub("", given.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if len(clean) < least:
        raise TextMissing(field=field, least=least)
    if len(clean) > limit:
        raise TextTooLong(field=field, limit=limit)
    return clean


def one_of(given: str, field: str, known: Container[str]) -> str:
    """``given`` if it is one of ``known``."""
    if given not in known:
        raise ChoiceUnknown(field=field, value=given)
    return given


def within(given: int, field: str, low: int, high: int) -> int:
    """``given`` if it is a whole number from ``low`` to ``high``."""
    if type(given) is not int or not low <= given <= high:
        raise OutOfRange(field=field, low=low, high=high)
    return given


def at_most(given: Sequence[object], field: str, limit: int) -> None:
    """Refuse a list longer than ``limit``."""
    if len(given) > limit:
        raise TooMany(field=field, limit=limit)


def once(given: Sequence[str], field: str) -> None:
    """Refuse a list that names something twice."""
    for value in given:
        if given.count(value) > 1:
            raise Repeated(field=field, value=value)


def is_past(day: date, at: datetime) -> bool:
    """Whether ``day`` is over everywhere on earth (the last place to end a day lies 12 hours behind UTC)."""
    return day < (at - timedelta(hours=12)).date()


def content(terms: RequestTerms) -> dict[str, object]:
    """The terms as plain JSON: what a version keeps."""
    return {name: plain(value) for name, value in asdict(terms).items()}


def plain(value: object) -> object:
    """A value of terms as JSON has it."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    return str(value) if isinstance(value, (str, UUID)) else value


def changed(before: RequestTerms, after: RequestTerms) -> tuple[str, ...]:
    """The names of the fields in which two completed terms differ, in their order."""
    return tuple(one.name for one in fields(RequestTerms) if getattr(before, one.name) != getattr(after, one.name))


LOCKED: Final = ("criteria", "questions", "currency", "kind")
"""What no longer changes once a proposal is in: what it is judged by, what it answered, what its price is in."""


def library_content(questions: Sequence[str], criteria: Sequence[CriterionTerms]) -> dict[str, object]:
    """A set of the library as plain JSON."""
    return {"questions": list(questions), "criteria": [plain(asdict(one)) for one in criteria]}
