"""A duty as pages and calendars say it: its name, its clause, its rhythm; lists by month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anyshore.contracts.queries.duties import DutyRow
from anyshore.contracts.rules.clauses.frame import WORDING, sentence
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.library import LIBRARY
from anyshore.kit.money import Money
from anyshore.plumbing import formats
from anyshore.web.duties.words import ABOUT, EVERY, NAMES, TERMS


@dataclass(frozen=True, slots=True)
class Shown:
    """One duty in a list."""

    row: DutyRow
    name: str
    about: str
    clause: str
    clause_href: str
    href: str
    every: str


def shown(row: DutyRow) -> Shown:
    """The duty in the reader's language."""
    return Shown(
        row=row,
        name=name_of(row),
        about=about_of(row),
        clause=clause_of(row),
        clause_href=clause_href(row),
        href=row.path or (reverse("duties:duty", args=[row.id]) if row.id else ""),
        every=every_of(row),
    )


def by_month(rows: Iterable[DutyRow]) -> list[tuple[str, list[Shown]]]:
    """The duties under the month in which each is due, those without a day last."""
    found = [(_month(formats.day_of(row.due_at)) if row.due_at else _("Without a day"), shown(row)) for row in rows]
    return [(month, [one for _month, one in group]) for month, group in groupby(found, key=lambda pair: pair[0])]


def _month(day: date) -> str:
    """The month with its year, whichever it is."""
    named = formats.month_text(day)
    return named if str(day.year) in named else f"{named} {day.year}"


def name_of(row: DutyRow) -> str:
    """What it is called."""
    return duty_name(row.code, row.words, row.given)


def duty_name(code: str, words: str, given: Mapping[str, object]) -> str:
    """What a duty of that code is called."""
    return str(NAMES[code]) % _quoted(words, given)


def about_of(row: DutyRow) -> str:
    """One sentence more, where there is one."""
    return str(ABOUT[row.code]) % _given(row) if row.code in ABOUT else ""


def every_of(row: DutyRow) -> str:
    """How often it comes; nothing for what comes once."""
    if (row.weeks, row.months) in EVERY:
        return str(EVERY[row.weeks, row.months])
    return ngettext("every %(n)s month", "every %(n)s months", row.months) % {"n": row.months} if row.months else ""


def clause_of(row: DutyRow) -> str:
    """The heading of what says so, with its number in the text."""
    if row.source in TERMS:
        return str(TERMS[row.source])
    kind, _colon, key = ("term:work" if row.source == "line" else row.source).partition(":")
    version = LIBRARY[key].newest if kind == "clause" else sentence(key, WORDING)
    heading = version.words[_language()].heading
    return _("clause %(number)s, %(heading)s") % {"number": row.clause, "heading": heading} if row.clause else heading


def clause_href(row: DutyRow) -> str:
    """Where that stands."""
    if row.elsewhere:
        return reverse("adopted:contract", args=[row.contract]) + "#signed"
    if not row.version:
        return reverse("contracts:contract", args=[row.contract])
    page = reverse("contracts:version", args=[row.contract, row.version])
    return f"{page}#clause-{row.clause}" if row.clause else page


def site(path: str) -> str:
    """A path as an address."""
    return f"{settings.ANYSHORE_URL}{path}"


def _given(row: DutyRow) -> dict[str, object]:
    return _quoted(row.words, row.given)


def _quoted(words: str, given: Mapping[str, object]) -> dict[str, object]:
    sums = {name: formats.money_text(one) for name, one in given.items() if isinstance(one, Money)}
    days = {name: formats.day_text(one) for name, one in given.items() if isinstance(one, date)}
    return {"words": words, **given, **sums, **days}


def _language() -> Language:
    spoken = (translation.get_language() or "en")[:2]
    return Language(spoken) if spoken in set(Language) else Language.EN
