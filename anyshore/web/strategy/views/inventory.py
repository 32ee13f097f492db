"""The inventory, and one activity more."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.parties.rules import Right
from anyshore.strategy import queries
from anyshore.strategy.actions.add_activity import add_activity
from anyshore.web.access import actor_of, signed_in, with_right
from anyshore.web.rendering import page, submit
from anyshore.web.strategy import forms
from anyshore.web.strategy.words import LEVELS


@signed_in
@with_right(Right.VIEW)
def inventory(request: HttpRequest) -> HttpResponse:
    """Everything the organisation does, as a tree."""
    found = queries.inventory(actor_of(request))
    return page(request, "strategy/inventory.html", found=found, levels=LEVELS)


@signed_in
@with_right(Right.WORK)
def new(request: HttpRequest) -> HttpResponse:
    """Add one activity."""
    found = queries.inventory(actor_of(request))
    rows = found.rows if found else []
    options = {"parent": [(str(row.id), f"{'– ' * row.depth}{row.name}") for row in rows if row.level != "task"]}
    currency = found.currency if found else request.organisation.currency  # type: ignore[attr-defined]
    form = forms.NewActivity(request, options=options, currencies={"cost": currency})
    if form.accepted():
        given = {"terms": forms.terms(form.values), "costs": forms.one_cost(form.values)}
        parent = UUID(form.values["parent"]) if form.values["parent"] else None
        told = _("%(name)s is in the inventory.") % {"name": form.values["name"]}
        to = reverse("strategy:inventory")
        done = submit(request, add_activity, form=form, to=to, told=told, parent_id=parent, **given)
        if done:
            return done
    return page(request, "strategy/new.html", form=form)
