"""What the templates of sourcing need beside the rows of the queries: clocks, words, columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anyshore.catalogue.rules.skills import SKILLS
from anyshore.kit.consequences import Consequence
from anyshore.kit.workdays import Calendar, working_days_left
from anyshore.sourcing.queries.duplicates import Sameness
from anyshore.sourcing.queries.view import RequestView
from anyshore.sourcing.rules.duplicates import Alike
from anyshore.web.catalogue.words import category_text
from anyshore.web.criteria import criterion_text
from anyshore.web.skills import skill_text
from anyshore.web.sourcing.words import CONSEQUENCES, FIELDS, WHY_NOT


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock as the component draws it."""

    total: int
    used: int
    due_at: datetime
    state: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A consequence in words."""

    at: datetime
    text: str
    detail: str = ""
    day_only: bool = False


def clock_of(view: RequestView, days: Calendar, at: datetime) -> Clock | None:
    """The clock that runs on a request: until proposals end, then until the client must have decided."""
    row = view.row
    if row.published_at is None or row.proposals_until is None or row.decide_until is None:
        return None
    comparing = at >= row.proposals_until
    start, due = (row.proposals_until, row.decide_until) if comparing else (row.published_at, row.proposals_until)
    total = max(1, working_days_left(start, due, days))
    left = working_days_left(at, due, days)
    return Clock(total, max(0, min(total - left - 1, total - 1)), due, "late" if at >= due else "")


def told(consequences: Sequence[Consequence]) -> list[Told]:
    """What silence does, in the reader's language."""
    return [Told(one.at, str(CONSEQUENCES[one.code]) % one.params) for one in consequences if one.code in CONSEQUENCES]


def why_not(reason_code: str, detail: str) -> str:
    """Why a proposal was not chosen, in words; empty where nothing is said."""
    words = str(WHY_NOT[reason_code]) if reason_code in WHY_NOT else ""  # type: ignore[index]  # the keys are strings too
    return words % {"detail": criterion_text(detail)} if "%(detail)s" in words else words


def category_name(slug: str, otherwise: str) -> str:
    """A category by name."""
    return category_text(slug) if slug else otherwise


def skill_names(slugs: Sequence[str]) -> list[str]:
    """Skills by name; one that was taken off the list is left out."""
    return [skill_text(slug) for slug in slugs if slug in SKILLS]


def field_names(fields: Sequence[str]) -> list[str]:
    """The parts of a request by name."""
    return [str(FIELDS[one]) for one in fields if one in FIELDS]


def same_words(mark: Sameness) -> str:
    """What a proposal has in common with others, in words."""
    given = {"percent": mark.percent, "count": mark.count}
    if mark.kind == Alike.OWN:
        return (
            ngettext(
                "%(percent)s %% the same words as %(count)s other proposal of this provider",
                "%(percent)s %% the same words as %(count)s other proposals of this provider",
                mark.count,
            )
            % given
        )
    if mark.kind == Alike.OTHERS:
        return (
            ngettext(
                "%(percent)s %% the same words as %(count)s other bidder on this request",
                "%(percent)s %% the same words as %(count)s other bidders on this request",
                mark.count,
            )
            % given
        )
    return _("%(percent)s %% of it repeats the words of the request") % given
