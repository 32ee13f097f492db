"""What a client decides: shortlist, points, declining one proposal, closing the request. The award is contracts'."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.kit.errors import NotFound
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.decline_proposal import decline_proposal
from anyshore.sourcing.actions.score_proposal import score_proposal
from anyshore.sourcing.actions.shortlist_proposal import shortlist_proposal
from anyshore.sourcing.actions.unshortlist_proposal import unshortlist_proposal
from anyshore.sourcing.queries.comparison import OfferRow, compare
from anyshore.sourcing.queries.proposals import ProposalView, proposal_view
from anyshore.sourcing.queries.view import request_view
from anyshore.web.access import actor_of, signed_in
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.sourcing import forms, offers
from anyshore.web.sourcing.views.permitted import permitted


def _clients(request: HttpRequest, number: int, verb: str) -> ProposalView:
    """A proposal on one of the reader's own requests, for a form that ends in ``verb``."""
    found = proposal_view(actor_of(request), number)
    if not found.is_client:
        raise NotFound()
    permitted(request, found.row.request_number, verb)
    return found


def _back(found: ProposalView) -> str:
    return reverse("sourcing:request", args=[found.row.request_number])


@require_POST
@signed_in
def shortlist(request: HttpRequest, number: int) -> HttpResponse:
    """Put a proposal on the shortlist."""
    return _mark(request, number, shortlist_proposal)


@require_POST
@signed_in
def unshortlist(request: HttpRequest, number: int) -> HttpResponse:
    """Take a proposal off the shortlist."""
    return _mark(request, number, unshortlist_proposal)


def _mark(request: HttpRequest, number: int, action: Callable[..., Any]) -> HttpResponse:
    found = _clients(request, number, "shortlist")
    to = _back(found) + "#compare"
    return submit(request, action, to=to, proposal_id=found.row.id) or HttpResponseRedirect(to)


@signed_in
def decline(request: HttpRequest, number: int) -> HttpResponse:
    """Turn one proposal down, with a reason."""
    found = _clients(request, number, "decline")
    form = forms.Decline(request)
    if form.accepted():
        told = _("%(name)s is told why.") % {"name": found.provider.name}
        done = submit(
            request, decline_proposal, to=_back(found), form=form, told=told, proposal_id=found.row.id, **form.values
        )
        if done:
            return done
    return page(request, "sourcing/decline.html", block="dialog", own=found, form=form)


@signed_in
def score(request: HttpRequest, number: int) -> HttpResponse:
    """Give points to one proposal."""
    found = _clients(request, number, "score")
    offer = _offer(request, found)
    guides = {
        one.id: one for one in request_view(actor_of(request), found.row.request_number, at=now_of(request)).criteria
    }
    judged = [one for one in offer.points if one.kind == "judged"]
    form = offers.score_form(request, judged, guides)
    if form.accepted():
        given = {"proposal_id": found.row.id, "points": offers.points(form.values, judged)}
        told = _("Your points are kept.")
        if done := submit(request, score_proposal, to=f"{_back(found)}#compare", form=form, told=told, **given):
            return done
    return page(request, "sourcing/score.html", own=found, form=form, judged=judged, offer=offer, guides=guides)


def _offer(request: HttpRequest, found: ProposalView) -> OfferRow:
    comparison = compare(actor_of(request), found.row.request_id, at=now_of(request))
    for offer in (*comparison.offers, *comparison.out):
        if offer.id == found.row.id:
            return offer
    raise NotFound()


@signed_in
def close(request: HttpRequest, number: int) -> HttpResponse:
    """End a request without an award."""
    view = permitted(request, number, "close")
    form = forms.Close(request)
    if form.accepted():
        to, told = reverse("sourcing:request", args=[number]), _("The request is closed. Every bidder is told why.")
        done = submit(request, close_request, to=to, form=form, told=told, request_id=view.row.id, **form.values)
        if done:
            return done
    return page(request, "sourcing/close.html", block="dialog", view=view, form=form)
