"""The confidentiality text of a request: read, signed, kept for both."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.sourcing.actions.sign_nda import sign_nda
from anyshore.sourcing.queries.clearance import nda_view
from anyshore.sourcing.queries.view import request_view
from anyshore.web.access import actor_of, signed_in
from anyshore.web.proof import prove
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.sourcing.secrecy import Sign


@signed_in
def nda(request: HttpRequest, number: int) -> HttpResponse:
    """The whole text, who signed it, and one button for who has not."""
    view = request_view(actor_of(request), number, at=now_of(request))
    found = nda_view(actor_of(request), number, may_sign="sign_nda" in view.may)
    form = Sign(request, initial={"nda_hash": found.hash})
    if form.accepted():
        prove(request, _("You are about to sign the confidentiality text of “%(title)s”.") % {"title": found.title})
        to, told = reverse("sourcing:request", args=[number]), _("You have signed. The brief is open to you.")
        given = {"request_id": found.request_id, "nda_hash": form.values["nda_hash"]}
        done = submit(request, sign_nda, to=to, form=form, told=told, **given)
        if done:
            return done
    return page(request, "sourcing/nda.html", nda=found, form=form)
