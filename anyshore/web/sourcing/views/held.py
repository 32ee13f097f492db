"""Proposals that wait for one's own people: read, asked about again, sent, given up."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.sourcing.actions.ask_held_proposal import ask_held_proposal
from anyshore.sourcing.actions.drop_held_proposal import drop_held_proposal
from anyshore.sourcing.actions.send_held_proposal import send_held_proposal
from anyshore.sourcing.queries.held import HeldProposalView, held_proposal
from anyshore.web.access import actor_of, signed_in
from anyshore.web.approvals.forms import AskOwn
from anyshore.web.approvals.held import reason_of, said_against
from anyshore.web.rendering import page, submit


@signed_in
def held(request: HttpRequest, held_id: UUID) -> HttpResponse:
    """What waits, who must still agree, and what its author may do; asked about again by its form."""
    view = held_proposal(actor_of(request), held_id)
    form = AskOwn(request)
    if form.accepted():
        told, to = _("They are asked. You get a mail with the outcome."), reverse("sourcing:held", args=[held_id])
        done = submit(request, ask_held_proposal, form=form, to=to, told=told, held_id=held_id, **form.values)
        if done:
            return done
    said = said_against(view.approval.standing) if view.step == "back" else []
    shown: dict[str, Any] = {"state": state_of(view), "reason": reason_of(view.refusal), "said": said}
    return page(request, "sourcing/held.html", view=view, row=view.row, form=form, **shown)


@require_POST
@signed_in
def send(request: HttpRequest, held_id: UUID) -> HttpResponse:
    """Send it now that nobody need agree any more."""
    told = _("Your proposal is with the client.")
    return submit(request, send_held_proposal, to=_proposal, told=told, held_id=held_id) or held(request, held_id)


@require_POST
@signed_in
def drop(request: HttpRequest, held_id: UUID) -> HttpResponse:
    """Give it up."""
    to, told = reverse("sourcing:proposals"), _("The proposal is given up. Nothing went out.")
    return submit(request, drop_held_proposal, to=to, told=told, held_id=held_id) or held(request, held_id)


def state_of(view: HeldProposalView) -> str:
    """Its state as pages name it: one that was agreed to and refused has come back."""
    return "back" if view.step == "free" and view.refusal else {"waits": "held"}.get(view.step, view.step)


def _proposal(proposal: object) -> str:
    return reverse("sourcing:proposal", args=[getattr(proposal, "number", 0)])
