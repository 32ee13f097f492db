"""Versions of packages that wait for one's own people: read, asked about again, published, given up."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.catalogue.actions.ask_held_package import ask_held_package
from anyshore.catalogue.actions.drop_held_package import drop_held_package
from anyshore.catalogue.actions.publish_held_package import publish_held_package
from anyshore.catalogue.queries.held import held_package
from anyshore.web.access import actor_of, signed_in
from anyshore.web.approvals.forms import AskOwn
from anyshore.web.approvals.held import reason_of, said_against
from anyshore.web.rendering import page, submit


@signed_in
def held(request: HttpRequest, held_id: UUID) -> HttpResponse:
    """What waits, who must still agree, and what its author may do; asked about again by its form."""
    view = held_package(actor_of(request), held_id)
    form = AskOwn(request)
    if form.accepted():
        told = _("They are asked. You get a mail with the outcome.")
        if done := submit(
            request, ask_held_package, form=form, to=address(view), told=told, held_id=held_id, **form.values
        ):
            return done
    said = said_against(view.approval.standing) if view.step == "back" else []
    return page(request, "shop/held.html", view=view, form=form, said=said, reason=reason_of(view.refusal))


@require_POST
@signed_in
def publish(request: HttpRequest, held_id: UUID) -> HttpResponse:
    """Publish it now that nobody need agree any more."""
    to, told = address(held_package(actor_of(request), held_id)), _("It is for sale, as it was signed.")
    return submit(request, publish_held_package, to=to, told=told, held_id=held_id) or held(request, held_id)


@require_POST
@signed_in
def drop(request: HttpRequest, held_id: UUID) -> HttpResponse:
    """Give it up; the draft stays."""
    to, told = reverse("shop:offers"), _("It is given up and will not be published. The draft stays.")
    return submit(request, drop_held_package, to=to, told=told, held_id=held_id) or held(request, held_id)


def address(held: Any) -> str:
    """Where a held version is read."""
    return reverse("shop:held_package", args=[held.id])
