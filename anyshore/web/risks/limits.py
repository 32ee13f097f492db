"""An organisation's limits."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.kit.errors import NotFound
from anyshore.parties.queries import own_organisation
from anyshore.parties.rules import Right, has_right
from anyshore.strategy.actions.lift_limit import lift_limit
from anyshore.strategy.actions.set_limit import set_limit
from anyshore.strategy.queries.risks import limits_of
from anyshore.strategy.rules.risks import LimitTerms
from anyshore.web.access import actor_of, signed_in, with_right
from anyshore.web.rendering import page, submit
from anyshore.web.risks import forms, words


@signed_in
def overview(request: HttpRequest) -> HttpResponse:
    """The limits that hold; owners change them."""
    own_organisation(actor_of(request))
    manages = has_right(actor_of(request), Right.MANAGE)
    return page(request, "risks/limits.html", rows=limits_of(actor_of(request)), manages=manages, words=words)


@signed_in
@with_right(Right.MANAGE)
def new(request: HttpRequest) -> HttpResponse:
    """Set a limit, in the place of one of its kind."""
    form = forms.Limit(request, initial={"currency": own_organisation(actor_of(request)).currency})
    if form.accepted():
        v = form.values
        terms = LimitTerms(v["kind"], v["share"] * 100, v["above"].minor, v["above"].currency, v["force"])
        to, told = reverse("risks:limits"), _("The limit holds from now on.")
        done = submit(request, set_limit, form=form, to=to, told=told, terms=terms, reason=v["reason"])
        if done:
            return done
    return page(request, "risks/limit.html", form=form)


@signed_in
@with_right(Right.MANAGE)
def lift(request: HttpRequest, limit_id: UUID) -> HttpResponse:
    """Lift a limit, with a reason."""
    row = next((one for one in limits_of(actor_of(request)) if one.id == limit_id), None)
    if row is None:
        raise NotFound()
    form = forms.Lift(request)
    if form.accepted():
        to, told = reverse("risks:limits"), _("The limit is lifted.")
        done = submit(request, lift_limit, form=form, to=to, told=told, limit_id=limit_id, **form.values)
        if done:
            return done
    return page(request, "risks/lift.html", form=form, row=row, words=words)
