"""Writing a template agreement of one's own: its outline in a form, and back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from anyshore.catalogue.rules.categories import CATEGORIES
from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.lines import Duty, TimeLine
from anyshore.contracts.rules.outlines import NAME_MAX, Outline, Part
from anyshore.contracts.rules.priced import Every
from anyshore.kit.countries import countries
from anyshore.kit.money import CURRENCIES, Money
from anyshore.web.contracts.clause_words import LANGUAGES
from anyshore.web.contracts.hours_form import DutyRow
from anyshore.web.contracts.terms import TERMS, TermsForm, initial_of, terms_from
from anyshore.web.forms import Amount, Choice, Form, Group, Integer, Lines, LongText, Text
from anyshore.web.sourcing.rows import category_name

AMOUNTS = ("amount", "rate")
"""The fields that are in the template's currency."""


def categories() -> list[tuple[str, str]]:
    """Every category of work, and none."""
    return [("", str(_("Any"))), *((one.slug, category_name(one.slug, one.name)) for one in CATEGORIES)]


class PartRow(Form):
    """A milestone in outline."""

    title = Text(_("Milestone"), max_length=160)
    amount = Amount(_("Price"), required=False, hint=_("Leave empty to write it in each contract"))
    criteria = Lines(_("Accepted when"), required=False, rows=2, hint=_("One criterion a line"))


class RoleRow(Form):
    """Hours of one role, in outline."""

    role = Text(_("Role"), max_length=60, hint=_("Such as developer"))
    level = Text(_("Level"), max_length=40, required=False)
    place = Choice(
        _("Sits in"), required=False, options=[("", _("anywhere")), *((one.code, one.name) for one in countries())]
    )
    rate = Amount(_("Rate an hour"), required=False, hint=_("Leave empty to write it in each contract"))
    cap = Integer(_("Hours a week at most"), min=1, max=168, initial=40)


class WriteTemplate(TermsForm):
    """A template of one's own."""

    name = Text(_("Name of the template"), max_length=NAME_MAX)
    note = LongText(_("When to use it"), required=False, rows=2, max_length=500)
    category = Choice(_("Category"), required=False, options=categories)
    language = Choice(_("Language of the contract"), options=list(LANGUAGES.items()))
    currency = Choice(_("Currency"), options=[(code, code) for code in sorted(CURRENCIES)])
    parts = Group(PartRow, label=_("Milestones"), min=0, max=100, required=False, add_words=_("Add a milestone"))
    time = Group(RoleRow, label=_("Hours"), min=0, max=20, required=False, add_words=_("Add hours of a role"))
    duties = Group(
        DutyRow, label=_("Duties without a price"), min=0, max=30, required=False, add_words=_("Add a duty")
    )


FIRST = ("name", "note", "category", "language", "currency", "parts", "time", "duties")
"""The fields that stand before the terms."""
KEPT = tuple(name for name in TERMS if name != "end_on")
"""The terms that a template has."""


def first_of_outline(outline: Outline) -> dict[str, Any]:
    """The outline as the form shows it first."""
    currency = outline.currency
    return {
        **{name: getattr(outline, name) for name in ("name", "note", "category", "language", "currency")},
        **initial_of(outline.terms),
        "parts": [
            {"title": one.title, "amount": _money(one.amount_minor, currency), "criteria": one.criteria}
            for one in outline.parts
        ],
        "time": [
            {
                "role": one.role, "level": one.level, "place": one.place, "rate": _money(one.rate_minor, currency),
                "cap": one.cap_minutes // 60,
            }
            for one in outline.time
        ],
        "duties": [{"what": one.what, "every": one.every} for one in outline.duties],
    }  # fmt: skip


def outline_from_form(values: dict[str, Any], base: Outline, clauses: tuple[Chosen, ...]) -> Outline:
    """The outline as posted; what the form does not ask stays as in ``base``."""
    return replace(
        base,
        name=values["name"],
        note=values["note"] or "",
        category=values["category"] or "",
        language=Language(values["language"]),
        currency=values["currency"],
        terms=terms_from({**values, "end_on": None}, base.terms),
        clauses=clauses,
        parts=tuple(_part(row) for row in values["parts"] or ()),
        time=tuple(_role(row) for row in values["time"] or ()),
        duties=tuple(Duty(what=row["what"], every=Every(row["every"])) for row in values["duties"] or ()),
    )


def _part(row: dict[str, Any]) -> Part:
    return Part(row["title"], row["amount"].minor if row["amount"] else 0, tuple(row["criteria"] or ()))


def _role(row: dict[str, Any]) -> TimeLine:
    return TimeLine(
        role=row["role"],
        level=row["level"] or "",
        place=row["place"] or "",
        rate_minor=row["rate"].minor if row["rate"] else 0,
        cap_minutes=row["cap"] * 60,
    )


def _money(minor: int, currency: str) -> Money | None:
    return Money(minor, currency) if minor else None
