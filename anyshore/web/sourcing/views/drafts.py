"""Drafts of proposals: what one's own organisation has written and not sent."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.kit.errors import Forbidden
from anyshore.sourcing.actions.discard_proposal_draft import discard_proposal_draft
from anyshore.sourcing.queries.drafts import my_draft
from anyshore.web.access import actor_of, signed_in
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.sourcing import forms, unfinished
from anyshore.web.sourcing.views.proposals import writes
from anyshore.web.sourcing.views.requests import words


@signed_in
def draft(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """A draft to read: also after its request takes no proposals any more."""
    found = my_draft(actor_of(request), draft_id, at=now_of(request))
    return page(
        request, "sourcing/draft.html", draft=found, why_over=unfinished.why_over, writes=writes(request), **words()
    )


@signed_in
def discard(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Throw a draft away."""
    found = my_draft(actor_of(request), draft_id, at=now_of(request))
    if not writes(request):
        raise Forbidden()
    form = forms.Empty(request)
    if form.accepted():
        to, told = reverse("sourcing:proposals"), _("The draft is gone.")
        done = submit(request, discard_proposal_draft, to=to, form=form, told=told, draft_id=draft_id)
        if done:
            return done
    return page(request, "sourcing/discard_draft.html", block="dialog", form=form, draft=found)
