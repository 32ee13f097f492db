"""Pages of what is kept back of accepted work: release it, report a defect, agree to what is asked, rule."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from anyshore.insight.queries.contract import Contract, Part
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.payments.actions.agree_to_claim import agree_to_claim
from anyshore.payments.actions.release_kept import release_kept
from anyshore.payments.actions.report_defect import report_defect
from anyshore.payments.actions.rule_on_kept import rule_on_kept
from anyshore.payments.queries.retention import KeptRow
from anyshore.web.access import operators_only, signed_in
from anyshore.web.contracts.effects import Moving, effect_of
from anyshore.web.contracts.reading import act, read_part
from anyshore.web.payments import forms
from anyshore.web.rendering import page


@signed_in
def release(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Release what is kept back, before its day or after a defect was put right."""
    found, part, kept = _kept(request, number, position, "release_kept")
    effect = effect_of(request, release_kept, milestone_id=part.id)
    form = Moving(request, initial={"shown": effect.mark})
    if form.agrees(effect):
        done = act(request, release_kept, number=number, form=form, told=_("It is released."), milestone_id=part.id)
        if done:
            return done
    given: dict[str, Any] = {"c": found, "part": part, "kept": kept, "form": form, "effect": effect}
    return page(request, "payments/release_kept.html", block="dialog", **given)


@signed_in
def report(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Report a defect: no day pays what is kept back any more. Where the contract has a list of defects, the first
    report goes there."""
    found, part, kept = _kept(request, number, position, "report_defect")
    if kept.reported_at is None and "list_defect" in part.may:
        return redirect("defects:report", number, position)
    first = {"claim": kept.claim or kept.kept, "defect": kept.defect}
    form = forms.Defect(request, initial=first, currencies={"claim": found.page.currency})
    if form.accepted():
        told = _("Reported. The money stays back until it is settled.")
        given = {"milestone_id": part.id, "claim": form.values["claim"], "words": form.values["defect"]}
        done = act(request, report_defect, number=number, form=form, told=told, **given)
        if done:
            return done
    shown: dict[str, Any] = {"c": found, "part": part, "kept": kept, "form": form}
    return page(request, "payments/report_defect.html", block="dialog", **shown)


@signed_in
def agree(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Agree to give back what the client asks."""
    found, part, kept = _kept(request, number, position, "agree_to_claim")
    form = forms.Claimed(request, initial={"minor": kept.claim.minor})
    if form.accepted():
        given = {"milestone_id": part.id, "claim": Money(form.values["minor"], found.page.currency)}
        done = act(request, agree_to_claim, number=number, form=form, told=pgettext("answer", "Agreed."), **given)
        if done:
            return done
    effect = effect_of(request, agree_to_claim, milestone_id=part.id, claim=kept.claim)
    shown: dict[str, Any] = {"c": found, "part": part, "kept": kept, "form": form, "effect": effect}
    return page(request, "payments/agree_to_claim.html", block="dialog", **shown)


@operators_only
def rule(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """The operator divides what is kept back, with written reasons."""
    found, part, kept = _kept(request, number, position, "")
    form = forms.RuleOnKept(request, currencies={"to_client": found.page.currency})
    if form.accepted():
        given = {"milestone_id": part.id, **form.values}
        done = act(request, rule_on_kept, number=number, form=form, told=_("Ruled."), **given)
        if done:
            return done
    shown: dict[str, Any] = {"c": found, "part": part, "kept": kept, "form": form}
    return page(request, "payments/rule_on_kept.html", block="dialog", **shown)


def _kept(request: HttpRequest, number: int, position: int, verb: str) -> tuple[Contract, Part, KeptRow]:
    """The contract, its milestone, and what is kept back of that; NotFound where nothing ever was."""
    found, part = read_part(request, number, position, verb)
    if part.money is None or part.money.kept is None:
        raise NotFound()
    return found, part, part.money.kept
