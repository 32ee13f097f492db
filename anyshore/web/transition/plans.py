"""Writing the plan, agreeing to it, and changing an agreed one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.transition.actions.accept_plan_change import accept_plan_change
from anyshore.transition.actions.agree_plan import agree_plan
from anyshore.transition.actions.drop_plan_change import drop_plan_change
from anyshore.transition.actions.propose_plan import propose_plan
from anyshore.transition.actions.write_plan import write_plan
from anyshore.transition.queries.pages import TransitionPage
from anyshore.web.access import signed_in
from anyshore.web.forms import Form
from anyshore.web.rendering import page
from anyshore.web.transition.forms import Proposal, Version, items_from, plan_form, waves_from
from anyshore.web.transition.reading import act, press, read


@signed_in
def plan(request: HttpRequest, number: int) -> HttpResponse:
    """Write the draft, or propose a change of what is agreed."""
    found = read(request, number)
    if not found.may & {"write", "propose"}:
        raise Forbidden()
    form = plan_form(request, found)
    done = _written(request, found, form) if form.accepted() else None
    return done or page(request, "transition/plan.html", t=found, form=form)


def _written(request: HttpRequest, found: TransitionPage, form: Form) -> HttpResponse | None:
    """The draft is saved, or the change proposed."""
    values = form.values
    given: dict[str, Any] = {"agreement_id": found.agreement_id, "waves": waves_from(values["waves"])}
    if "propose" in found.may:
        told = _("Your change waits for the other side. Until then the agreed plan stands.")
        return act(request, propose_plan, found.number, form, told=told, why=values["why"], **given)
    given |= {"version": values["version"], "items": items_from(values["items"])}
    return act(request, write_plan, found.number, form, told=_("The plan is saved."), **given)


@require_POST
@signed_in
def agree(request: HttpRequest, number: int) -> HttpResponse:
    """Agree for one's side to the plan that was read."""
    found, form = read(request, number, "agree"), Version(request)
    if not form.accepted():
        raise NotFound()
    told = _("You have agreed to the plan.")
    return press(request, agree_plan, number, told=told, agreement_id=found.agreement_id, **form.values)


@require_POST
@signed_in
def accept_change(request: HttpRequest, number: int) -> HttpResponse:
    """Agree to the change that was read."""
    found = read(request, number, "accept_change")
    given = {"agreement_id": found.agreement_id, "proposed_at": _read(request)}
    return press(request, accept_plan_change, number, told=_("The plan is changed."), **given)


@require_POST
@signed_in
def drop_change(request: HttpRequest, number: int) -> HttpResponse:
    """Let the change go."""
    found = read(request, number, "drop_change")
    given = {"agreement_id": found.agreement_id, "proposed_at": _read(request)}
    return press(request, drop_plan_change, number, told=_("The agreed plan stands."), **given)


def _read(request: HttpRequest) -> datetime:
    form = Proposal(request)
    try:
        return datetime.fromisoformat(form.values["proposed_at"]) if form.accepted() else _missing()
    except ValueError:
        return _missing()


def _missing() -> datetime:
    raise NotFound()
