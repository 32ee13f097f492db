"""One activity, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.queries import members
from anyshore.parties.rules import Right, has_right
from anyshore.strategy import queries
from anyshore.strategy.actions.archive_activity import archive_activity
from anyshore.strategy.actions.assign_owner import assign_owner
from anyshore.strategy.actions.edit_activity import edit_activity
from anyshore.strategy.actions.freeze_baseline import freeze_baseline
from anyshore.strategy.actions.move_activity import move_activity
from anyshore.strategy.actions.restore_activity import restore_activity
from anyshore.strategy.rules.tree import ActivityState
from anyshore.web.access import actor_of, signed_in
from anyshore.web.forms import Form
from anyshore.web.rendering import page, submit
from anyshore.web.strategy import forms, months, picture, rows
from anyshore.web.strategy.questions import WORDS
from anyshore.web.strategy.words import AXES, COST_KINDS, DIRECTIONS, FIELDS, LEVELS, MEASURE_KINDS


def address(number: int) -> str:
    """Where an activity stands."""
    return reverse("strategy:activity", args=[number])


@signed_in
def activity(request: HttpRequest, number: int) -> HttpResponse:
    """One activity: what it takes, whether there is capacity, whether it is core, and what happened to it."""
    view = queries.activity(actor_of(request), number)
    known = queries.inventory(actor_of(request))
    return page(
        request,
        "strategy/activity.html",
        view=view,
        chart=months.chart(view.needed, view.available, view.row.volume_unit),
        dots=picture.dots(known.rows if known else [], here=view.row.id) if view.row.sides.field else [],
        height=picture.HEIGHT,
        freeze=forms.Freeze(request),
        **words(),
    )


def workable(request: HttpRequest, number: int) -> queries.ActivityView:
    """The activity, if the reader may change it: who may not is told so before the form."""
    view = queries.activity(actor_of(request), number)
    if not has_right(actor_of(request), Right.WORK):
        raise Forbidden()
    if view.state != ActivityState.LIVE:
        raise NotAllowed(kind="activity", state=view.state, verb="change")
    return view


def words() -> dict[str, Any]:
    """What the page of an activity says in words."""
    return {
        "levels": LEVELS,
        "kinds": COST_KINDS,
        "measure_kinds": MEASURE_KINDS,
        "directions": DIRECTIONS,
        "axes": AXES,
        "fields": FIELDS,
        "questions": WORDS,
        "people": rows.people,
        "happened": rows.happened,
    }


def change(
    request: HttpRequest,
    view: queries.ActivityView,
    form: Form,
    template: str,
    action: Callable[..., Any],
    given: Callable[[dict[str, Any]], dict[str, Any]],
    **shown: Any,
) -> HttpResponse:
    """A form that changes one activity: show it, or perform ``action`` and go back to the activity."""
    if form.accepted():
        values = given(form.values)
        done = submit(
            request,
            action,
            form=form,
            to=address(view.row.number),
            told=_("Saved."),
            activity_id=view.row.id,
            **values,
        )
        if done:
            return done
    return page(request, template, view=view, form=form, **shown)


@signed_in
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """What the activity says of itself."""
    view = workable(request, number)
    row = view.row
    told = {"name": row.name, "level": row.level, "code": row.code, "about": view.about, "version": view.version}
    form = forms.EditActivity(request, initial={**told, "volume": (row.volume, row.volume_unit)})
    heading = _("Edit %(name)s") % {"name": row.name}
    return change(
        request, view, form, "strategy/form.html", edit_activity,
        lambda values: {"version": values["version"], "terms": forms.terms(values)}, heading=heading,
    )  # fmt: skip


@signed_in
def owner(request: HttpRequest, number: int) -> HttpResponse:
    """Who owns the activity."""
    view = workable(request, number)
    people = [(str(one.person_id), one.person) for one in members(actor_of(request))]
    told = {"person": str(view.owner_id or ""), "name": view.owner_name, "version": view.version}
    form = forms.Owner(request, initial=told, options={"person": people})
    heading = _("Who owns %(name)s?") % {"name": view.row.name}
    return change(
        request, view, form, "strategy/form.html", assign_owner,
        lambda values: {
            "version": values["version"],
            "person_id": UUID(values["person"]) if values["person"] else None,
            "name": values["name"] or "",
        }, heading=heading,
    )  # fmt: skip


@signed_in
def move(request: HttpRequest, number: int) -> HttpResponse:
    """Another place in the tree."""
    view = workable(request, number)
    told = {"parent": str(view.row.parent_id or ""), "level": view.row.level, "version": view.version}
    form = forms.Move(
        request, initial=told, options={"parent": rows.places_for(queries.inventory(actor_of(request)), view.row.id)}
    )
    heading = _("Where does %(name)s belong?") % {"name": view.row.name}
    return change(
        request, view, form, "strategy/form.html", move_activity,
        lambda values: {
            "version": values["version"],
            "parent_id": UUID(values["parent"]) if values["parent"] else None,
            "level": values["level"],
        }, heading=heading,
    )  # fmt: skip


@signed_in
def archive(request: HttpRequest, number: int) -> HttpResponse:
    """Put the activity away, after a question."""
    view = workable(request, number)
    form = forms.Versioned(request, initial={"version": view.version})
    if form.accepted():
        given = {"activity_id": view.row.id, "version": form.values["version"]}
        told = _("%(name)s is archived.") % {"name": view.row.name}
        done = submit(request, archive_activity, form=form, to=address(number), told=told, **given)
        if done:
            return done
    return page(request, "strategy/archive.html", view=view, form=form)


@require_POST
@signed_in
def restore(request: HttpRequest, number: int) -> HttpResponse:
    """Bring the activity back."""
    view = queries.activity(actor_of(request), number)
    told = _("%(name)s is in the inventory again.") % {"name": view.row.name}
    done = submit(request, restore_activity, to=address(number), told=told, activity_id=view.row.id)
    return done or HttpResponseRedirect(address(number))


@require_POST
@signed_in
def freeze(request: HttpRequest, number: int) -> HttpResponse:
    """Keep the activity as it stands."""
    view = queries.activity(actor_of(request), number)
    form = forms.Freeze(request)
    if not form.accepted():
        return HttpResponseRedirect(address(number))
    given: dict[str, Any] = {"activity_id": view.row.id, "why": form.values["why"] or ""}
    done = submit(
        request, freeze_baseline, to=f"{address(number)}#baselines", told=_("This baseline is kept."), **given
    )
    return done or HttpResponseRedirect(address(number))
