"""The risks of an assessment's options."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.kit.errors import NotFound
from anyshore.parties.queries import members
from anyshore.parties.rules import Right, has_right
from anyshore.strategy.actions.drop_risk import drop_risk
from anyshore.strategy.actions.save_risk import save_risk
from anyshore.strategy.queries.risks import AssessmentRisks, OptionRisks, RiskRow, risks_of
from anyshore.strategy.rules.risks import LIBRARY, RiskTerms
from anyshore.web.access import actor_of, signed_in, with_right
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.risks import forms, words


def _back(number: int) -> str:
    return reverse("risks:risks", args=[number])


@signed_in
def risks(request: HttpRequest, number: int) -> HttpResponse:
    """Every option with what can go wrong, and the usual risks to begin from."""
    found = risks_of(actor_of(request), number)
    usual = [(one, *words.LIBRARY[one.key]) for one in LIBRARY]
    works = found.changeable and has_right(actor_of(request), Right.WORK)
    today = now_of(request).date()
    return page(request, "risks/risks.html", found=found, usual=usual, words=words, today=today, works=works)


@signed_in
@with_right(Right.WORK)
def new(request: HttpRequest, number: int) -> HttpResponse:
    """A new risk of an option, empty or from the usual ones."""
    found = risks_of(actor_of(request), number)
    option = _option(found, request.POST.get("option_id") or request.GET.get("option", ""))
    form = _form(request, {"option_id": option.option_id, **_usual(request.GET.get("usual", ""))})
    if form.accepted():
        done = submit(request, save_risk, form=form, to=_back(number), told=_("The risk is noted."), **_given(form))
        if done:
            return done
    return page(request, "risks/risk.html", form=form, found=found, option=option, row=None, words=words)


@signed_in
@with_right(Right.WORK)
def edit(request: HttpRequest, number: int, risk_id: UUID) -> HttpResponse:
    """Change a risk."""
    found = risks_of(actor_of(request), number)
    option, row = _risk(found, risk_id)
    form = _form(request, {"option_id": option.option_id, **forms.initial_of(row)})
    if form.accepted():
        given = {**_given(form), "option_id": option.option_id, "risk_id": risk_id}
        done = submit(request, save_risk, form=form, to=_back(number), told=_("The risk is changed."), **given)
        if done:
            return done
    return page(request, "risks/risk.html", form=form, found=found, option=option, row=row, words=words)


@require_POST
@signed_in
def drop(request: HttpRequest, number: int, risk_id: UUID) -> HttpResponse:
    """The option has this risk no longer."""
    option, _row = _risk(risks_of(actor_of(request), number), risk_id)
    to, told = _back(number), _("The risk is taken out.")
    done = submit(request, drop_risk, to=to, told=told, option_id=option.option_id, risk_id=risk_id)
    return done or risks(request, number)


def _option(found: AssessmentRisks, chosen: str) -> OptionRisks:
    option = next((one for one in found.options if str(one.option_id) == chosen), None)
    if option is None:
        raise NotFound()
    return option


def _risk(found: AssessmentRisks, risk_id: UUID) -> tuple[OptionRisks, RiskRow]:
    for option in found.options:
        for row in option.rows:
            if row.id == risk_id:
                return option, row
    raise NotFound()


def _form(request: HttpRequest, initial: dict[str, Any]) -> forms.Risk:
    people = [(str(one.person_id), one.person or one.email) for one in members(actor_of(request))]
    return forms.Risk(request, initial=initial, options={"owner_id": people})


def _usual(key: str) -> dict[str, Any]:
    found = next((one for one in LIBRARY if one.key == key), None)
    if found is None:
        return {}
    name, measure = words.LIBRARY[key]
    (likelihood, effect), (likelihood_after, effect_after) = found.before, found.after
    return {
        "kind": str(found.kind),
        "name": str(name),
        "measure": str(measure),
        "likelihood": likelihood,
        "effect": effect,
        "likelihood_after": likelihood_after,
        "effect_after": effect_after,
    }


def _given(form: forms.Risk) -> dict[str, Any]:
    values = dict(form.values)
    option_id, owner = values.pop("option_id"), values.pop("owner_id")
    return {"option_id": option_id, "terms": RiskTerms(**values, owner_id=UUID(owner) if owner else None)}
