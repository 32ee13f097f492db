"""The operator's pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.insight.queries.needs import held_up
from anyshore.parties import queries
from anyshore.parties.actions.decide_verification import decide_verification
from anyshore.web.access import actor_of, operators_only
from anyshore.web.operator.forms import Verify
from anyshore.web.rendering import page, submit


@operators_only
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for the operator."""
    actor = actor_of(request)
    return page(request, "operator/desk.html", queue=queries.verification_queue(actor), holds=held_up(actor))


@operators_only
def verify(request: HttpRequest, slug: str) -> HttpResponse:
    """Verify one organisation, or refuse to, with evidence."""
    row = queries.organisation(actor_of(request), slug)
    form = Verify(request)
    if form.accepted():
        done = submit(
            request,
            decide_verification,
            form=form,
            to=reverse("operator:desk"),
            told=_("Decided. %(name)s is told by mail.") % {"name": row.name},
            organisation_id=row.id,
            **form.values,
        )
        if done:
            return done
    return page(request, "operator/verify.html", form=form, row=row)
