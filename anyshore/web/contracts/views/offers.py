"""Offers: a contract of one's own making, and a counter-offer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from anyshore.catalogue.queries.finding import providers_with
from anyshore.catalogue.rules.categories import CATEGORIES
from anyshore.contracts.queries import default_terms
from anyshore.contracts.queries.held import held_on, held_view
from anyshore.contracts.queries.pages import AgreementPage
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.checks import USUAL, Check
from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.templates import template, templates_for
from anyshore.kit.errors import NotFound
from anyshore.kit.money import CURRENCIES, Money
from anyshore.parties.queries import organisation
from anyshore.parties.rules import Right
from anyshore.web.access import actor_of, organisation_of, signed_in, with_right
from anyshore.web.contracts.check_form import first_checks
from anyshore.web.contracts.clause_form import ClauseEditor, editor_of
from anyshore.web.contracts.clause_library import EXAMPLE, language_of
from anyshore.web.contracts.forms import Counter, NewOffer, NextOffer, drafts, lines
from anyshore.web.contracts.hours_form import FIELDS, first_of, lines_from
from anyshore.web.contracts.origins import Origin, origin_of
from anyshore.web.contracts.reading import act, read
from anyshore.web.contracts.sending import DRAFT, asks, countering, offering
from anyshore.web.contracts.terms import TERMS, initial_of, terms_from
from anyshore.web.contracts.words import TEMPLATES, UNITS
from anyshore.web.proof import prove
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.sourcing.rows import category_name

MASTER = "master_agreement"
AMOUNTS = ("amount", "rate", "monthly")
"""The fields that are in the contract's currency."""


@signed_in
@with_right(Right.COMMIT)
def new(request: HttpRequest) -> HttpResponse:
    """Offer a contract to somebody directly; its terms are the unit's until one opens and changes them."""
    origin = origin_of(request)
    unit = _unit(request, origin)
    form = _new_form(request, unit, origin)
    editor = _editor(request, form, origin)
    given = _offered(request, form, unit, editor, origin)
    if given is not None:
        verb, to, told, given = offering(request, form, given, origin.held_id if origin else None)
        done = submit(request, verb, form=form, to=to, told=told, **given)
        if done:
            return done
    given = {"unit": unit, "units": UNITS, "names": _names(request, origin), "hours": FIELDS, "origin": origin}
    given |= {"asks": asks(request)}
    given |= {"templates": () if origin else templates_for(unit), "usual": () if origin else _categories()}
    return page(request, "contracts/new.html", form=form, editor=editor, terms=TERMS, words=TEMPLATES, **given)


@signed_in
def counter(request: HttpRequest, number: int) -> HttpResponse:
    """Change what is on the table and sign it; the other side answers the new version."""
    found = read(request, number, "counter")
    content = _on_table(request, found.page)
    editor = editor_of(request, content.clauses, content.value, content.language)
    form = _counter_form(request, found.page, content, editor)
    if form.accepted() and editor.accepted():
        prove(request, _("You are about to sign a counter-offer on “%(title)s”.") % {"title": content.title})
        given = _countered(form.values, content, editor)
        verb, to, told, given = countering(request, form, found.page.side or Side.CLIENT, found.id, given)
        done = act(request, verb, number=number, form=form, told=told, to=to, **given)
        if done:
            return done
    given = {"terms": TERMS, "hours": FIELDS, "editor": editor, "usual": _categories(content.category)}
    given |= {"asks": asks(request)}
    return page(request, "contracts/counter.html", c=found, form=form, **given)


def _on_table(request: HttpRequest, offer: AgreementPage) -> Content:
    """What a counter-offer starts from: what the reader's side holds already, else the version on the table."""
    waiting = held_on(actor_of(request), offer.id)
    return held_view(actor_of(request), waiting.id).content if waiting else offer.content


def _counter_form(request: HttpRequest, offer: AgreementPage, content: Content, editor: ClauseEditor) -> Counter:
    first = {**_standing(request, content), "version_hash": offer.version_hash}
    form = Counter(request, initial=first, currencies=dict.fromkeys(AMOUNTS, content.currency))
    form.is_priced = MASTER not in editor.keys
    return form


def _categories(only: str = "") -> list[tuple[str, str]]:
    """The categories of work that usually have machine checks, with their names."""
    return [
        (one.slug, category_name(one.slug, one.name))
        for one in CATEGORIES
        if one.slug in USUAL and only in ("", one.slug)
    ]


def _started(request: HttpRequest) -> tuple[Chosen, ...]:
    """The clauses of the template that the address names; none without one."""
    found = template(request.GET.get("template", ""))
    return found.chosen(language_of("")) if found else ()


def _usual(request: HttpRequest) -> tuple[Check, ...]:
    """The machine checks of the category that the address names; none without one."""
    return USUAL.get(request.GET.get("checks", ""), ())


def _unit(request: HttpRequest, origin: Origin | None) -> str:
    """How much is handed over: as where it starts, or as the address says."""
    unit = origin.content.unit if origin else request.GET.get("unit", "")
    return unit if unit in UNITS else "task"


def _editor(request: HttpRequest, form: NewOffer, origin: Origin | None) -> ClauseEditor:
    """The clauses of the offer; with those of a master agreement it needs no price."""
    spoken = origin.content.language if origin else language_of("")
    started = origin.clauses if origin else _started(request)
    editor = editor_of(request, started, Money(EXAMPLE.minor, form.currencies["amount"]), spoken)
    form.is_priced = MASTER not in editor.keys
    return editor


def _names(request: HttpRequest, origin: Origin | None) -> Any:
    """Providers whose names can be chosen."""
    return () if origin and origin.is_fixed else providers_with(actor_of(request), "", at=now_of(request))


def _standing(request: HttpRequest, content: Content) -> dict[str, Any]:
    """The offer as the form shows it first."""
    first: dict[str, Any] = {"title": content.title, "brief": content.brief, "language": content.language}
    usual = _usual(request)
    milestones = [replace(one, checks=one.checks or usual) for one in content.milestones]
    first["milestones"] = lines(milestones, content.currency)
    return first | initial_of(content.terms) | first_of(content.lines, content.currency)


def _new_form(request: HttpRequest, unit: str, origin: Origin | None) -> NewOffer:
    own: Any = organisation_of(request)
    usual = origin.content.currency if origin else own.currency if own else "EUR"
    chosen = request.POST.get("currency", usual)
    first: dict[str, Any] = {"currency": usual, "other": request.GET.get("with", ""), "language": language_of("")}
    first |= initial_of(default_terms(unit))
    first["milestones"] = [first_checks(_usual(request))]
    first |= origin.first if origin else {}
    made = NextOffer if origin and origin.is_fixed else NewOffer
    return made(request, initial=first, currencies=dict.fromkeys(AMOUNTS, chosen if chosen in CURRENCIES else usual))


def _to(request: HttpRequest, form: NewOffer, origin: Origin | None) -> UUID | None:
    """Whom it is offered to: the other side of what it starts from, or whom the form names."""
    if origin and origin.is_fixed:
        found: UUID = origin.other.id
        return found
    return _other(request, form)


def _other(request: HttpRequest, form: NewOffer) -> UUID | None:
    """The organisation that was meant, by the end of its address or by its name."""
    said = form.values["other"].strip().rstrip("/").rpartition("/")[2]
    try:
        return organisation(actor_of(request), said.lower()).id
    except NotFound:
        named = providers_with(actor_of(request), said, at=now_of(request))
    found = [row.organisation.id for row in named if row.organisation.name.casefold() == said.casefold()]
    if len(found) != 1:
        form.error("other", _("We do not know them by that name. Copy the address of their page."))
        return None
    return found[0]


def _offered(
    request: HttpRequest, form: NewOffer, unit: str, editor: ClauseEditor, origin: Origin | None
) -> dict[str, Any] | None:
    """What the form offers; None while there is something to correct."""
    other_id = _to(request, form, origin) if form.accepted() and editor.accepted() else None
    if other_id is None:
        return None
    values = form.values
    if not request.POST.get(DRAFT):
        prove(request, _("You are about to sign the offer “%(title)s”.") % {"title": values["title"]})
    kept = {name: values[name] for name in ("title", "brief", "currency", "answer_days")}
    return {
        **kept,
        **(origin.given if origin else {}),
        "side": Side(values["side"]),
        "other_id": other_id,
        "unit": unit,
        "milestones": drafts(values["milestones"]),
        "terms": terms_from(values, origin.terms if origin else default_terms(unit)),
        "lines": lines_from(values),
        "clauses": editor.clauses,
        "language": Language(values["language"] or Language.EN),
        "fee_bps": settings.ANYSHORE_FEE_BPS,
        "rail": settings.ANYSHORE_RAIL,
    }


def _countered(values: dict[str, Any], content: Content, editor: ClauseEditor) -> dict[str, Any]:
    kept = {name: values[name] for name in ("title", "brief", "why", "answer_days", "version_hash")}
    return {
        **kept,
        "milestones": drafts(values["milestones"]),
        "terms": terms_from(values, content.terms),
        "lines": lines_from(values),
        "clauses": editor.clauses,
        "language": Language(values["language"] or content.language),
    }
