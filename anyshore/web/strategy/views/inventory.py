"""The inventory, the matrix, and one activity more."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from anyshore.parties.rules import Right
from anyshore.strategy import queries
from anyshore.strategy.actions.add_activity import add_activity
from anyshore.web.access import acting_for, actor_of, signed_in, with_right
from anyshore.web.rendering import page, submit
from anyshore.web.strategy import forms, picture, rows
from anyshore.web.strategy.views.activity import address
from anyshore.web.strategy.words import AXES, FIELDS, LEVELS


@signed_in
@with_right(Right.VIEW)
def inventory(request: HttpRequest) -> HttpResponse:
    """Everything the organisation does, as a tree or as it is sorted."""
    view = queries.inventory(actor_of(request))
    asked = {
        "words": request.GET.get("q", "")[:200],
        "field": request.GET.get("field", ""),
        "sort": request.GET.get("sort", ""),
    }
    shown = rows.found(view.rows, **asked) if view else []
    told: dict[str, Any] = {
        "levels": LEVELS,
        "fields": FIELDS,
        "people": rows.people,
        "as_tree": not any(asked.values()),
    }
    return page(request, "strategy/inventory.html", view=view, shown=shown, asked=asked, **told)


@signed_in
@with_right(Right.VIEW)
def matrix(request: HttpRequest) -> HttpResponse:
    """What is core: every activity between support work and core, behind and ahead of the market."""
    view = queries.inventory(actor_of(request))
    found = view.rows if view else []
    rated = sorted((row for row in found if row.sides.field), key=rows.SORTS["cost"])
    waiting = [row for row in found if not row.sides.field]
    return page(
        request,
        "strategy/matrix.html",
        dots=picture.dots(rated),
        height=picture.HEIGHT,
        rated=rated,
        waiting=waiting,
        fields=FIELDS,
        axes=AXES,
    )


@signed_in
@with_right(Right.WORK)
def new(request: HttpRequest) -> HttpResponse:
    """Add one activity; ``?under=`` names the number of what it belongs to."""
    view = queries.inventory(actor_of(request))
    currency = view.currency if view else acting_for(request).currency
    known = view.rows if view else []
    under = next((str(row.id) for row in known if str(row.number) == request.GET.get("under")), "")
    options = {"parent": rows.places(known)}
    form = forms.NewActivity(request, initial={"parent": under}, options=options, currencies={"cost": currency})
    if form.accepted():
        parent = UUID(form.values["parent"]) if form.values["parent"] else None
        given = {"terms": forms.terms(form.values), "costs": forms.one_cost(form.values), "parent_id": parent}
        told = _("%(name)s is in the inventory.") % {"name": form.values["name"]}
        done = submit(request, add_activity, form=form, to=lambda one: address(one.number), told=told, **given)
        if done:
            return done
    return page(request, "strategy/new.html", form=form, under=under)
