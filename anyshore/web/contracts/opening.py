"""The drafting page: what is still open in a contract, each with its default, and everything else folded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest
from django.utils import translation

from anyshore.contracts.queries.drafting import activities_behind, measured_behind
from anyshore.contracts.queries.own_templates import own_template, own_templates
from anyshore.contracts.rules.baselines import Measured
from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.drafting import Facts, Point, drafted, open_points
from anyshore.contracts.rules.outlines import Outline
from anyshore.contracts.rules.templates import template, templates_for
from anyshore.contracts.rules.terms import Terms
from anyshore.kit.errors import NotFound
from anyshore.parties.queries import OrganisationRow
from anyshore.plumbing import formats
from anyshore.web.access import actor_of
from anyshore.web.contracts.clause_form import ClauseEditor
from anyshore.web.contracts.words import TEMPLATES
from anyshore.web.forms import Form
from anyshore.web.rendering import now_of

NOTHING = "none"
"""The address's word for no template."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Open points that stand together: of the terms (``key`` empty), or of one clause, in the form that holds their
    fields by these full ``names``."""

    key: str
    heading: str
    form: Form
    names: tuple[str, ...]
    needed: bool


@dataclass(frozen=True, slots=True)
class Start:
    """What a draft begins with: clauses as the template has them (``before``), the same with their defaults filled in,
    what is open, and what was measured of the work before."""

    before: tuple[Chosen, ...]
    clauses: tuple[Chosen, ...]
    points: tuple[Point, ...]
    measured: tuple[Measured, ...] = ()

    def asked(self, form: Form, editor: ClauseEditor) -> list[Asked]:
        """The open points as the page shows them, in the order of the contract."""
        terms = tuple(one.name for one in self.points if not one.clause)
        found = [Asked("", "", form, terms, any(one.needed for one in self.points if not one.clause))] if terms else []
        for row in editor.rows:
            points = [one for one in self.points if one.clause and one.clause == row.key]
            if points:
                names = tuple(row.form.full_name(one.name) for one in points)
                found.append(Asked(row.key, row.heading, row.form, names, any(one.needed for one in points)))
        return found

    @property
    def of_terms(self) -> tuple[str, ...]:
        """The terms that are open."""
        return tuple(one.name for one in self.points if not one.clause)


def shown_above(asked: Sequence[Asked]) -> dict[str, tuple[str, ...]]:
    """The fields that stand among the open points, by clause: they are not shown below again."""
    return {one.key: one.names for one in asked if one.key}


def start_of(clauses: Sequence[Chosen], facts: Facts, terms: Terms, unit: str) -> Start:
    """A draft with these clauses."""
    before = tuple(clauses)
    return Start(before, drafted(before, facts), open_points(before, terms, unit), tuple(facts.measured))


def facts_of(request: HttpRequest, content: Content, client: OrganisationRow, request_id: UUID | None) -> Facts:
    """What is known of the contract that is being drafted."""
    law, place = whose_law(client, content.language)
    return Facts(
        law=law,
        place=place,
        title=content.title,
        on=now_of(request).date(),
        starts_on=content.lines.starts_on,
        parts=content.milestones,
        activities=activities_behind(actor_of(request), request_id) if request_id else (),
        measured=measured_behind(actor_of(request), request_id) if request_id else (),
        language=content.language,
    )


def whose_law(client: OrganisationRow, language: Language) -> tuple[str, str]:
    """The law and the courts where the client sits, in the contract's language."""
    with translation.override(str(language)):
        country = formats.country_text(client.country)
    return country, client.place or country


def clauses_to_start(request: HttpRequest, content: Content) -> tuple[Chosen, ...]:
    """The clauses of the template that the address names; without one those that stand, else the unit's own
    template."""
    said = request.GET.get("template", "")
    if not said:
        if content.clauses:
            return content.clauses
        usual = template(str(content.unit))
        return usual.chosen(content.language) if usual else ()
    if said == NOTHING:
        return content.clauses
    shipped = template(said)
    chosen = shipped.chosen(content.language) if shipped else own_outline(request, said).clauses
    there = {one.key for one in chosen}
    return (*chosen, *(one for one in content.clauses if one.key not in there))


def own_outline(request: HttpRequest, said: str) -> Outline:
    """The outline of the template of one's own that the address names, every clause in its newest version."""
    try:
        return own_template(actor_of(request), UUID(said)).now
    except ValueError:
        raise NotFound() from None


def template_choices(request: HttpRequest, unit: str) -> list[tuple[str, str]]:
    """The templates that fit a unit: one's own first, then the shipped ones; by the address's word."""
    own = [(str(row.template_id), row.outline.name) for row in own_templates(actor_of(request), unit=unit)]
    return [*own, *((one.key, str(TEMPLATES[one.key])) for one in templates_for(unit))]


def with_clauses(content: Content, start: Start) -> Content:
    """The content that the page starts from."""
    return replace(content, clauses=start.clauses)
