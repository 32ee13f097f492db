"""What a new offer begins with: an origin, a template of one's own or a shipped one, or the unit's own terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from anyshore.contracts.queries import default_terms
from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.defaults import ending
from anyshore.contracts.rules.drafting import LARGE, Facts
from anyshore.contracts.rules.lines import Lines
from anyshore.contracts.rules.outlines import Outline
from anyshore.contracts.rules.templates import template
from anyshore.contracts.rules.terms import Terms
from anyshore.kit.money import Money
from anyshore.web.access import organisation_of
from anyshore.web.contracts.clause_library import language_of
from anyshore.web.contracts.hours_form import first_of
from anyshore.web.contracts.opening import Start, own_outline, start_of, whose_law
from anyshore.web.contracts.origins import Origin, origin_of
from anyshore.web.contracts.terms import initial_of
from anyshore.web.contracts.words import UNITS
from anyshore.web.rendering import now_of


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where an offer begins: from an ``origin``, or a template's ``outline``; with the clauses and open points of
    ``start``. ``on`` is the day of it."""

    origin: Origin | None
    outline: Outline | None
    unit: str
    language: Language
    start: Start
    on: date

    @property
    def terms(self) -> Terms:
        """The terms that the form starts from."""
        return self.origin.terms if self.origin else self.outline.terms if self.outline else default_terms(self.unit)

    @property
    def given(self) -> dict[str, Any]:
        """What the verb is told that the form does not ask."""
        if self.origin:
            return self.origin.given
        return {"category": self.outline.category} if self.outline else {}

    @property
    def held_id(self) -> Any:
        """The offer that this one stands instead of."""
        return self.origin.held_id if self.origin else None

    @property
    def is_fixed(self) -> bool:
        """Whether both sides stay who they are."""
        return self.origin is not None and self.origin.is_fixed

    @property
    def currency(self) -> str:
        """The currency of what it begins with; empty where it has none."""
        return self.origin.content.currency if self.origin else self.outline.currency if self.outline else ""

    @property
    def first(self) -> dict[str, Any]:
        """What the form shows first, over its own."""
        if self.origin:
            return self.origin.first
        terms = ending(self.terms, offered_on=self.on, known=None) if self.start.points else self.terms
        return {**initial_of(terms), **(_outlined(self.outline) if self.outline else {})}


def beginning_of(request: HttpRequest) -> Beginning:
    """What the address of a new offer names to begin with."""
    origin = origin_of(request)
    said = request.GET.get("template", "")
    shipped = template(said)
    outline = own_outline(request, said) if said and shipped is None and origin is None else None
    asked = origin.content.unit if origin else outline.unit if outline else request.GET.get("unit", "")
    unit = asked if asked in UNITS else "task"
    language = origin.content.language if origin else outline.language if outline else language_of("")
    clauses: tuple[Chosen, ...] = shipped.chosen(language) if shipped else ()
    clauses = origin.clauses if origin else outline.clauses if outline else clauses
    terms = origin.terms if origin else outline.terms if outline else default_terms(unit)
    start = _start(request, clauses, terms, unit, language)
    return Beginning(origin, outline, unit, language, start, now_of(request).date())


def _start(request: HttpRequest, clauses: tuple[Chosen, ...], terms: Terms, unit: str, language: Language) -> Start:
    """Open points are asked of large contracts alone; what is smaller fits on the page."""
    own: Any = organisation_of(request)
    if unit not in LARGE or not clauses or own is None:
        return Start(clauses, clauses, ())
    law, place = whose_law(own, language)
    facts = Facts(law=law, place=place, title="", on=now_of(request).date(), language=language)
    return start_of(clauses, facts, terms, unit)


def _outlined(outline: Outline) -> dict[str, Any]:
    """The work of a template as the form shows it first: what has no amount is left to be written."""
    currency = outline.currency
    lines = Lines(time=outline.time, duties=outline.duties, units=outline.units, dated=outline.dated)
    hours = first_of(lines, currency)
    for row in hours["time"]:
        row["rate"] = row["rate"] if row["rate"].minor else None
    for row, unit in zip(hours["units"], outline.units, strict=True):
        row["price"] = row["price"] if unit.rate_parts else None
    for row, dated in zip(hours["dated"], outline.dated, strict=True):
        row["amount"] = row["amount"] if dated.amount_minor else None
    parts = [
        {
            "title": one.title,
            "amount": Money(one.amount_minor, currency) if one.amount_minor else None,
            "criteria": one.criteria,
        }
        for one in outline.parts
    ]
    return {**hours, "currency": currency, "language": outline.language, **({"milestones": parts} if parts else {})}
