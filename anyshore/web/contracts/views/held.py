"""Offers that wait for one's own people: read, asked about again, sent, given up."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.contracts.actions.ask_held import ask_held
from anyshore.contracts.actions.drop_held import drop_held
from anyshore.contracts.actions.send_held import send_held
from anyshore.contracts.queries.held import held_view
from anyshore.web.access import actor_of, signed_in
from anyshore.web.approvals.forms import AskOwn
from anyshore.web.approvals.held import reason_of, said_against
from anyshore.web.contracts.outgoing import state_of
from anyshore.web.rendering import page, submit


@signed_in
def held(request: HttpRequest, held_id: UUID) -> HttpResponse:
    """What waits, who must still agree, and what its author may do; asked about again by its form."""
    view = held_view(actor_of(request), held_id)
    form = AskOwn(request)
    if form.accepted():
        told, to = _("They are asked. You get a mail with the outcome."), reverse("contracts:held", args=[held_id])
        done = submit(request, ask_held, form=form, to=to, told=told, held_id=held_id, **form.values)
        if done:
            return done
    said = said_against(view.approval.standing) if view.came_back else []
    shown: dict[str, Any] = {"state": state_of(view), "reason": reason_of(view.refusal), "said": said}
    return page(request, "contracts/held.html", view=view, row=view.row, form=form, **shown)


@require_POST
@signed_in
def send(request: HttpRequest, held_id: UUID) -> HttpResponse:
    """Send it now that nobody need agree any more."""
    told = _("Your offer is sent.")
    return submit(request, send_held, to=_contract, told=told, held_id=held_id) or held(request, held_id)


@require_POST
@signed_in
def drop(request: HttpRequest, held_id: UUID) -> HttpResponse:
    """Give it up."""
    to, told = reverse("contracts:contracts") + "?show=offers", _("The offer is given up. Nothing went out.")
    return submit(request, drop_held, to=to, told=told, held_id=held_id) or held(request, held_id)


def _contract(agreement: object) -> str:
    return reverse("contracts:contract", args=[getattr(agreement, "number", 0)])
