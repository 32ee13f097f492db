"""An organisation's settings of approvals: rules, groups, absences and rates."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.approvals.actions.end_absence import end_absence
from anyshore.approvals.actions.retire_rule import retire_rule
from anyshore.approvals.actions.save_group import save_group
from anyshore.approvals.actions.set_absence import set_absence
from anyshore.approvals.actions.set_rule import set_rule
from anyshore.approvals.actions.state_rate import state_rate
from anyshore.approvals.queries import settings as queries
from anyshore.parties.queries import members, own_organisation
from anyshore.parties.rules import Right, has_right
from anyshore.web.access import actor_of, signed_in, with_right
from anyshore.web.approvals import forms
from anyshore.web.approvals.words import KINDS
from anyshore.web.rendering import now_of, page, submit


def _back() -> str:
    return reverse("approvals:settings")


@signed_in
def overview(request: HttpRequest) -> HttpResponse:
    """Rules, groups, who is away, and rates; owners change them."""
    actor, own = actor_of(request), own_organisation(actor_of(request))
    return page(
        request,
        "approvals/settings.html",
        rules=queries.rules_of(actor),
        groups=queries.groups(actor),
        absences=queries.absences(actor, on=queries.today_of(own.id, now_of(request))),
        rates=queries.stated_rates(actor),
        manages=has_right(actor, Right.MANAGE),
        kinds=KINDS,
    )


@signed_in
@with_right(Right.MANAGE)
def rule(request: HttpRequest) -> HttpResponse:
    """A new rule."""
    actor = actor_of(request)
    groups = [(str(row.id), row.name) for row in queries.groups(actor)]
    first = {"currency": own_organisation(actor).currency, "group_id": groups[0][0] if groups else ""}
    form = forms.Rule(request, initial=first, options={"group_id": groups})
    if form.accepted():
        given = {name: value for name, value in form.values.items() if name not in ("currency", "group_id")}
        told, group_id = _("The rule holds from now on."), UUID(form.values["group_id"])
        done = submit(request, set_rule, form=form, to=_back(), told=told, group_id=group_id, **given)
        if done:
            return done
    return page(request, "approvals/rule.html", form=form, groups=groups)


@require_POST
@signed_in
def retire(request: HttpRequest, rule_id: UUID) -> HttpResponse:
    """The rule asks nobody any more."""
    told = _("The rule is retired. What was asked goes on.")
    return submit(request, retire_rule, to=_back(), told=told, rule_id=rule_id) or overview(request)


@signed_in
@with_right(Right.MANAGE)
def group(request: HttpRequest, group_id: UUID | None = None) -> HttpResponse:
    """A new group, or other people in one."""
    row = queries.group(actor_of(request), group_id) if group_id else None
    form = forms.Group(request, initial=_people(row), options=_everybody(request, forms.PLACES))
    if form.accepted():
        given = {"name": form.values["name"], "person_ids": form.people, "group_id": group_id}
        done = submit(request, save_group, form=form, to=_back(), told=_("The group is saved."), **given)
        if done:
            return done
    return page(request, "approvals/group.html", form=form, row=row, places=forms.PLACES)


def _people(row: queries.GroupRow | None) -> dict[str, Any]:
    if row is None:
        return {}
    return {"name": row.name, **{place: one.id for place, one in zip(forms.PLACES, row.people, strict=False)}}


def _everybody(request: HttpRequest, names: tuple[str, ...]) -> dict[str, Any]:
    people = [(str(one.person_id), one.person or one.email) for one in members(actor_of(request))]
    return dict.fromkeys(names, people)


@signed_in
@with_right(Right.VIEW)
def absence(request: HttpRequest) -> HttpResponse:
    """Say that one is away, or an owner that somebody is."""
    actor = actor_of(request)
    today = queries.today_of(actor.acting_organisation, now_of(request))
    options = {**_everybody(request, ("person_id", "stand_in_id")), "today": [today]}
    if not has_right(actor, Right.MANAGE):
        options["person_id"] = [one for one in options["person_id"] if one[0] == str(actor.person_id)]
    form = forms.Absence(request, initial={"person_id": actor.person_id, "starts_on": today}, options=options)
    if form.accepted():
        given = {**form.values, **{name: UUID(form.values[name]) for name in ("person_id", "stand_in_id")}}
        done = submit(request, set_absence, form=form, to=_back(), told=_("The absence is noted."), **given)
        if done:
            return done
    return page(request, "approvals/absence.html", form=form)


@require_POST
@signed_in
def end(request: HttpRequest, absence_id: UUID) -> HttpResponse:
    """Nobody stands in any more."""
    told = _("The absence has ended.")
    return submit(request, end_absence, to=_back(), told=told, absence_id=absence_id) or overview(request)


@signed_in
@with_right(Right.MANAGE)
def rate(request: HttpRequest) -> HttpResponse:
    """State how two currencies are compared."""
    form = forms.Rate(request, initial={"against": own_organisation(actor_of(request)).currency})
    if form.accepted():
        given = {"currency": form.values["currency"], "against": form.values["against"]}
        told, rate = _("The rate is stated."), form.values["rate"]
        done = submit(request, state_rate, form=form, to=_back(), told=told, rate_millionths=rate, **given)
        if done:
            return done
    return page(request, "approvals/rate.html", form=form)
