"""The queue of approvals, and one of them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.approvals import queries
from anyshore.approvals.actions.withdraw_approval import withdraw_approval
from anyshore.contracts.actions.answer_and_send import answer_and_send
from anyshore.web.access import actor_of, signed_in
from anyshore.web.approvals.forms import Answer
from anyshore.web.approvals.words import KINDS
from anyshore.web.rendering import now_of, page, submit


@signed_in
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for the reader, then all that the organisation has asked."""
    actor = actor_of(request)
    mine = queries.waiting_for(actor, at=now_of(request))
    return page(request, "approvals/queue.html", mine=mine, rows=queries.approvals_of(actor), kinds=KINDS)


@signed_in
def approval(request: HttpRequest, approval_id: UUID) -> HttpResponse:
    """What is asked, who has answered, and the reader's own two buttons."""
    view = queries.approval_view(actor_of(request), approval_id, at=now_of(request))
    form = Answer(request, initial={"fingerprint": view.fingerprint})
    if form.accepted():
        told = _("Your answer stands.")
        to = reverse("approvals:approval", args=[approval_id])
        done = submit(request, answer_and_send, form=form, to=to, told=told, approval_id=approval_id, **form.values)
        if done:
            return done
    return page(request, "approvals/approval.html", view=view, row=view.row, form=form, kinds=KINDS)


@require_POST
@signed_in
def withdraw(request: HttpRequest, approval_id: UUID) -> HttpResponse:
    """Nobody need answer any more."""
    to, told = reverse("approvals:approval", args=[approval_id]), _("The question is withdrawn.")
    return submit(request, withdraw_approval, to=to, told=told, approval_id=approval_id) or queue(request)
