"""Template agreements of one's own: the list, writing one, taking one out of use."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.contracts.actions.retire_own_template import retire_own_template
from anyshore.contracts.actions.save_own_template import save_own_template
from anyshore.contracts.policies import may_write_clauses
from anyshore.contracts.queries import default_terms
from anyshore.contracts.queries.own_templates import OwnTemplateRow, outline_from, own_template, own_templates
from anyshore.contracts.rules.outlines import Amounts, Outline
from anyshore.contracts.rules.templates import TEMPLATES as SHIPPED
from anyshore.contracts.rules.templates import template
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.kit.money import CURRENCIES, Money
from anyshore.web.access import actor_of, organisation_of, signed_in
from anyshore.web.contracts.clause_form import ClauseEditor, OutlineEditor, editor_of
from anyshore.web.contracts.clause_library import EXAMPLE, language_of
from anyshore.web.contracts.template_form import (
    AMOUNTS,
    FIRST,
    KEPT,
    WriteTemplate,
    first_of_outline,
    outline_from_form,
)
from anyshore.web.contracts.words import TEMPLATES, UNITS
from anyshore.web.forms import Form
from anyshore.web.rendering import page, submit


@signed_in
def listed(request: HttpRequest) -> HttpResponse:
    """The templates that one may start from beside the shipped ones."""
    rows, may = own_templates(actor_of(request)), may_write_clauses(actor_of(request))
    shown: dict[str, Any] = {"shipped": SHIPPED, "words": TEMPLATES, "units": UNITS}
    return page(request, "contracts/own_templates.html", rows=rows, may=may, **shown)


@signed_in
def write(request: HttpRequest, template_id: UUID | None = None) -> HttpResponse:
    """A new template, from a contract, from a shipped one or from nothing, or the next version of one."""
    found = _own(request, template_id)
    base = found.now if found else _start(request)
    editor = editor_of(request, base.clauses, Money(EXAMPLE.minor, base.currency), base.language, OutlineEditor)
    form = _form(request, base)
    if editor.accepts(form):
        outline = outline_from_form(form.values, base, editor.clauses)
        given: dict[str, Any] = {"outline": outline, "template_id": template_id}
        to = reverse("contracts:own_templates")
        done = submit(request, save_own_template, form=form, to=to, told=_("The template is saved."), **given)
        if done:
            return done
    return _page(request, form, found, base, editor)


def _page(
    request: HttpRequest, form: WriteTemplate, found: OwnTemplateRow | None, base: Outline, editor: ClauseEditor
) -> HttpResponse:
    shown: dict[str, Any] = {"found": found, "editor": editor, "first": FIRST, "terms": KEPT, "unit": UNITS[base.unit]}
    shown |= {
        "contract": request.GET.get("contract", ""),
        "keeps": request.GET.get("amounts") == Amounts.KEEP,
        "open": {},
    }
    return page(request, "contracts/own_template.html", form=form, language=language_of(""), **shown)


@require_POST
@signed_in
def retire(request: HttpRequest, template_id: UUID) -> HttpResponse:
    """Offer a template no more."""
    form, to = Form(request), reverse("contracts:own_templates")
    told = _("The template is offered no more. Contracts that began with it stay as they are.")
    done = submit(request, retire_own_template, form=form, to=to, told=told, template_id=template_id)
    return done or listed(request)


def _own(request: HttpRequest, template_id: UUID | None) -> OwnTemplateRow | None:
    if not may_write_clauses(actor_of(request)):
        raise Forbidden()
    found = own_template(actor_of(request), template_id) if template_id else None
    if found is not None and not found.may:
        raise NotFound()
    return found


def _start(request: HttpRequest) -> Outline:
    """What a new template starts from: a contract of one's own, one that one may use, a shipped one, or nothing."""
    number = request.GET.get("contract", "")
    if number:
        if not number.isdecimal() or len(number) > 18:
            raise NotFound()
        keep = request.GET.get("amounts") == Amounts.KEEP
        return outline_from(actor_of(request), int(number), Amounts.KEEP if keep else Amounts.DROP)
    own: Any = organisation_of(request)
    shipped, language = template(request.GET.get("template", "")), language_of("")
    asked = request.GET.get("unit", "")
    unit = str(shipped.unit) if shipped else asked if asked in UNITS else "project"
    return Outline(
        name="",
        unit=unit,
        currency=own.currency if own else "EUR",
        language=language,
        terms=default_terms(unit),
        clauses=shipped.chosen(language) if shipped else (),
    )


def _form(request: HttpRequest, base: Outline) -> WriteTemplate:
    chosen = request.POST.get("currency", base.currency)
    currencies = dict.fromkeys(AMOUNTS, chosen if chosen in CURRENCIES else base.currency)
    return WriteTemplate(request, initial=first_of_outline(base), currencies=currencies)
