"""Offers: a contract of one's own making, and a counter-offer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from anyshore.catalogue.queries import provider_named
from anyshore.catalogue.queries.finding import providers_with
from anyshore.catalogue.rules.categories import CATEGORIES
from anyshore.contracts.queries.held import held_on, held_view
from anyshore.contracts.queries.pages import AgreementPage
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.checks import USUAL, Check
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import Content
from anyshore.kit.errors import NotFound
from anyshore.kit.money import CURRENCIES, Money
from anyshore.parties.queries import organisation
from anyshore.parties.rules import Right
from anyshore.web.access import actor_of, organisation_of, signed_in, with_right
from anyshore.web.contracts.beginning import Beginning, beginning_of
from anyshore.web.contracts.check_form import first_checks
from anyshore.web.contracts.clause_form import ClauseEditor, editor_of
from anyshore.web.contracts.clause_library import EXAMPLE, language_of
from anyshore.web.contracts.forms import Counter, NewOffer, NextOffer, drafts, lines
from anyshore.web.contracts.hours_form import FIELDS, first_of, lines_from
from anyshore.web.contracts.opening import shown_above, template_choices
from anyshore.web.contracts.reading import act, read
from anyshore.web.contracts.sending import DRAFT, asks, countering, offering
from anyshore.web.contracts.terms import TERMS, initial_of, terms_from
from anyshore.web.contracts.words import UNITS
from anyshore.web.proof import prove
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.sourcing.rows import category_name

AMOUNTS = ("amount", "rate", "monthly", "price")
"""The fields that are in the contract's currency."""


@signed_in
@with_right(Right.COMMIT)
def new(request: HttpRequest) -> HttpResponse:
    """Offer a contract to somebody directly; its terms are the unit's until one opens and changes them."""
    begun = beginning_of(request)
    form = _new_form(request, begun)
    editor = _editor(request, form, begun)
    given = _offered(request, form, editor, begun)
    if given is not None:
        verb, to, told, given = offering(request, form, given, begun.held_id)
        done = submit(request, verb, form=form, to=to, told=told, **given)
        if done:
            return done
    return page(request, "contracts/new.html", form=form, editor=editor, **_shown(request, form, editor, begun))


def _shown(request: HttpRequest, form: NewOffer, editor: ClauseEditor, begun: Beginning) -> dict[str, Any]:
    """What the page of a new offer needs beside its form."""
    start, choices = begun.start, () if begun.origin else template_choices(request, begun.unit)
    shown: dict[str, Any] = {"unit": begun.unit, "units": UNITS, "hours": FIELDS, "origin": begun.origin}
    shown |= {"names": _names(request, begun), "asks": asks(request), "templates": choices}
    shown |= {
        "usual": () if begun.origin else _categories(),
        "terms": [one for one in TERMS if one not in start.of_terms],
    }
    if start.points:
        asked = start.asked(form, editor)
        shown |= {"open": shown_above(asked), "points": start.points, "asked": asked, "measured": start.measured}
    return shown


@signed_in
def counter(request: HttpRequest, number: int) -> HttpResponse:
    """Change what is on the table and sign it; the other side answers the new version."""
    found = read(request, number, "counter")
    content = _on_table(request, found.page)
    editor = editor_of(request, content.clauses, content.value, content.language)
    form = first_counter(request, found.page, content, editor)
    if editor.accepts(form):
        prove(request, _("You are about to sign a counter-offer on “%(title)s”.") % {"title": content.title})
        given = countered(form.values, content, editor)
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


def first_counter(request: HttpRequest, offer: AgreementPage, content: Content, editor: ClauseEditor) -> Counter:
    """The form of a counter-offer that starts from ``content``."""
    first = {**_standing(request, content), "version_hash": offer.version_hash}
    return Counter(request, initial=first, currencies=dict.fromkeys(AMOUNTS, content.currency))


def _categories(only: str = "") -> list[tuple[str, str]]:
    """The categories of work that usually have machine checks, with their names."""
    return [
        (one.slug, category_name(one.slug, one.name))
        for one in CATEGORIES
        if one.slug in USUAL and only in ("", one.slug)
    ]


def _usual(request: HttpRequest) -> tuple[Check, ...]:
    """The machine checks of the category that the address names; none without one."""
    return USUAL.get(request.GET.get("checks", ""), ())


def _editor(request: HttpRequest, form: NewOffer, begun: Beginning) -> ClauseEditor:
    """The clauses of the offer."""
    return editor_of(request, begun.start.clauses, Money(EXAMPLE.minor, form.currencies["amount"]), begun.language)


def _names(request: HttpRequest, begun: Beginning) -> Any:
    """Providers whose names can be chosen."""
    return () if begun.is_fixed else providers_with(actor_of(request), "", at=now_of(request))


def _standing(request: HttpRequest, content: Content) -> dict[str, Any]:
    """The offer as the form shows it first."""
    first: dict[str, Any] = {"title": content.title, "brief": content.brief, "language": content.language}
    usual = _usual(request)
    milestones = [replace(one, checks=one.checks or usual) for one in content.milestones]
    first["milestones"] = lines(milestones, content.currency)
    return first | initial_of(content.terms) | first_of(content.lines, content.currency)


def _new_form(request: HttpRequest, begun: Beginning) -> NewOffer:
    own: Any = organisation_of(request)
    usual = begun.currency or (own.currency if own else "EUR")
    chosen = request.POST.get("currency", usual)
    first: dict[str, Any] = {"currency": usual, "other": request.GET.get("with", ""), "language": language_of("")}
    first["milestones"] = [first_checks(_usual(request))]
    made = NextOffer if begun.is_fixed else NewOffer
    currencies = dict.fromkeys(AMOUNTS, chosen if chosen in CURRENCIES else usual)
    return made(request, initial=first | begun.first, currencies=currencies)


def _to(request: HttpRequest, form: NewOffer, begun: Beginning) -> UUID | None:
    """Whom it is offered to: the other side of what it starts from, or whom the form names."""
    if begun.origin and begun.is_fixed:
        found: UUID = begun.origin.other.id
        return found
    return _other(request, form)


def _other(request: HttpRequest, form: NewOffer) -> UUID | None:
    """The organisation that was meant, by the end of its address or by its name."""
    said = form.values["other"].strip()
    found = provider_named(actor_of(request), said)
    try:
        return (found or organisation(actor_of(request), said.rstrip("/").rpartition("/")[2].lower())).id
    except NotFound:
        form.error("other", _("We do not know them by that name. Copy the address of their page."))
        return None


def _offered(request: HttpRequest, form: NewOffer, editor: ClauseEditor, begun: Beginning) -> dict[str, Any] | None:
    """What the form offers; None while there is something to correct."""
    other_id = _to(request, form, begun) if editor.accepts(form) else None
    if other_id is None:
        return None
    values = form.values
    if not request.POST.get(DRAFT):
        prove(request, _("You are about to sign the offer “%(title)s”.") % {"title": values["title"]})
    kept = {name: values[name] for name in ("title", "brief", "currency", "answer_days")}
    return {
        **kept,
        **begun.given,
        "side": Side(values["side"]),
        "other_id": other_id,
        "unit": begun.unit,
        "milestones": drafts(values["milestones"]),
        "terms": terms_from(values, begun.terms),
        "lines": lines_from(values),
        "clauses": editor.clauses,
        "language": Language(values["language"] or Language.EN),
        "fee_bps": settings.ANYSHORE_FEE_BPS,
        "rail": settings.ANYSHORE_RAIL,
    }


def countered(values: dict[str, Any], content: Content, editor: ClauseEditor) -> dict[str, Any]:
    """What the form changes, as the verb takes it."""
    kept = {name: values[name] for name in ("title", "brief", "why", "answer_days", "version_hash")}
    return {
        **kept,
        "milestones": drafts(values["milestones"]),
        "terms": terms_from(values, content.terms),
        "lines": lines_from(values),
        "clauses": editor.clauses,
        "language": Language(values["language"] or content.language),
    }
