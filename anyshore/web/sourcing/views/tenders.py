"""Running a tender: setting it up, opening, declaring interests, closing the scoring, rounds, going on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.kit.errors import Forbidden
from anyshore.sourcing.actions.begin_round import begin_round
from anyshore.sourcing.actions.close_scoring import close_scoring
from anyshore.sourcing.actions.confirm_opening import confirm_opening
from anyshore.sourcing.actions.declare_interests import declare_interests
from anyshore.sourcing.actions.follow_up_request import follow_up_request
from anyshore.sourcing.actions.set_up_tender import set_up_tender
from anyshore.sourcing.queries.comparison import compare
from anyshore.sourcing.queries.consensus import bidders_to_declare
from anyshore.sourcing.queries.tender_view import TenderView, tender_view
from anyshore.sourcing.queries.tenders import own_tender, setup_for
from anyshore.sourcing.queries.view import RequestView, request_view
from anyshore.web.access import actor_of, signed_in
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.sourcing import forms, tender_forms


def seen(request: HttpRequest, number: int, verb: str) -> tuple[RequestView, TenderView]:
    """One of the reader's own tenders, if they may do ``verb`` to it now."""
    own = own_tender(actor_of(request), number)
    tender = tender_view(actor_of(request), own.id, at=now_of(request))
    if tender is None or verb not in tender.may:
        raise Forbidden()
    return request_view(actor_of(request), number, at=now_of(request)), tender


def to_request(number: int, place: str = "") -> str:
    """The page of a request."""
    return reverse("sourcing:request", args=[number]) + place


@signed_in
def set_up(request: HttpRequest, number: int) -> HttpResponse:
    """How it is opened, who scores, into which lots it falls."""
    view, tender = seen(request, number, "set_up")
    terms, people = setup_for(actor_of(request), number)
    fixed = tender_forms.fixed_fields(view, tender)
    form = tender_forms.setup_form(request, terms, people, view.row.currency)
    if form.accepted():
        given = {"request_id": view.row.id, "terms": tender_forms.tender_terms(form.values, terms, fixed)}
        told = _("That is how the tender is run.")
        done = submit(request, set_up_tender, to=to_request(number), form=form, told=told, **given)
        if done:
            return done
    return page(request, "sourcing/tender/setup.html", view=view, tender=tender, form=form, fixed=fixed, terms=terms)


@signed_in
def open_proposals(request: HttpRequest, number: int) -> HttpResponse:
    """Confirm the opening."""
    view, tender = seen(request, number, "open")
    form = forms.Empty(request)
    if form.accepted():
        done = submit(request, confirm_opening, to=to_request(number, "#compare"), form=form, request_id=view.row.id)
        if done:
            return done
    return page(request, "sourcing/tender/open.html", block="dialog", view=view, tender=tender, form=form)


@signed_in
def declare(request: HttpRequest, number: int) -> HttpResponse:
    """Say about each bidder whether there is a conflict of interest."""
    view, _tender = seen(request, number, "declare")
    bidders = bidders_to_declare(actor_of(request), number)
    form = tender_forms.declare_form(request, bidders)
    if form.accepted():
        given: dict[str, Any] = {"request_id": view.row.id, "interests": tender_forms.interests(form.values, bidders)}
        to, told = to_request(number, "#compare"), _("Declared. Now you can score.")
        if done := submit(request, declare_interests, to=to, form=form, told=told, **given):
            return done
    return page(request, "sourcing/tender/declare.html", view=view, form=form, bidders=bidders)


@signed_in
def end_scoring(request: HttpRequest, number: int) -> HttpResponse:
    """Close the scoring before all have scored."""
    view, tender = seen(request, number, "close_scoring")
    form = tender_forms.CloseScoring(request)
    if form.accepted():
        given = {"request_id": view.row.id, **form.values}
        to, told = to_request(number, "#compare"), _("Scoring is closed.")
        if done := submit(request, close_scoring, to=to, form=form, told=told, **given):
            return done
    return page(request, "sourcing/tender/close_scoring.html", block="dialog", view=view, tender=tender, form=form)


@signed_in
def next_round(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for better proposals."""
    view, tender = seen(request, number, "begin_round")
    form = tender_forms.round_form(request, _standing(request, view.row.id))
    if form.accepted():
        given = {"request_id": view.row.id, "terms": tender_forms.round_terms(form.values)}
        told = _("The round is open. Everybody in it is told.")
        left_out = form.values["left_out"]
        done = submit(request, begin_round, to=to_request(number), form=form, told=told, left_out=left_out, **given)
        if done:
            return done
    return page(request, "sourcing/tender/round.html", view=view, tender=tender, form=form)


def _standing(request: HttpRequest, request_id: UUID) -> list[tuple[UUID, str, bool]]:
    found = compare(actor_of(request), request_id, at=now_of(request))
    return [
        (one.id, _("Bidder %(letter)s") % {"letter": one.letter} if one.letter else one.provider.name, one.shortlisted)
        for one in found.offers
        if one.state == "sent"
    ]


@signed_in
def follow_up(request: HttpRequest, number: int) -> HttpResponse:
    """Go on from a request for information."""
    view, tender = seen(request, number, "follow")
    bidders = [(one, name) for one, name, _short in _standing(request, view.row.id)]
    form = tender_forms.follow_form(request, bidders)
    if form.accepted():
        chosen = tuple(UUID(one) for one in form.values["bidders"])
        given = {"request_id": view.row.id, "proposal_ids": chosen}
        given |= {name: form.values[name] for name in ("kind", "reason")}
        told = _("A draft carries the request on. Those chosen are invited when you publish it.")
        done = submit(
            request, follow_up_request, to=lambda made: to_request(made.number), form=form, told=told, **given
        )
        if done:
            return done
    return page(request, "sourcing/tender/follow.html", view=view, tender=tender, form=form)
