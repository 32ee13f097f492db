"""Proposals: send, revise, withdraw, and one as its page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.contracts.queries.lists import numbers_by_winner
from anyshore.kit.errors import NotFound
from anyshore.parties.rules import Right, has_right
from anyshore.plumbing.files import AttachedFile
from anyshore.sourcing.actions.explain_sameness import explain_sameness
from anyshore.sourcing.actions.withdraw_proposal import withdraw_proposal
from anyshore.sourcing.queries.documents import AskedRow, asked_documents
from anyshore.sourcing.queries.drafts import DraftView, draft_on, my_drafts
from anyshore.sourcing.queries.held import HeldProposalView, asks_own, held_by, held_proposal, held_proposals
from anyshore.sourcing.queries.proposals import ProposalView, my_proposals, proposal_terms, proposal_view
from anyshore.sourcing.queries.quotas import left_this_week
from anyshore.sourcing.queries.team_view import my_teams
from anyshore.sourcing.queries.tender_view import TenderView, tender_view
from anyshore.sourcing.queries.view import RequestView, request_view
from anyshore.sourcing.rules.offers import ProposalTerms
from anyshore.sourcing.rules.quotas import Allowance
from anyshore.web.access import actor_of, signed_in
from anyshore.web.limits import PROPOSAL, limited
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.sourcing import forms, offers, rows, team_forms, unfinished
from anyshore.web.sourcing.views.held import state_of
from anyshore.web.sourcing.views.permitted import entitled, permitted
from anyshore.web.sourcing.views.requests import words


@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """The proposals of one's own organisation."""
    found = my_proposals(actor_of(request), after=request.GET.get("after", ""))
    drafts = my_drafts(actor_of(request), at=now_of(request))
    given: dict[str, Any] = {
        "drafts": drafts,
        "why_over": unfinished.why_over,
        "writes": writes(request),
        "left": _left(request),
        "teams": my_teams(actor_of(request)),
        "held": [
            (one, state_of(held_proposal(actor_of(request), one.id))) for one in held_proposals(actor_of(request))
        ],
    }
    return page(request, "sourcing/proposals.html", found=found, **given, **words())


def writes(request: HttpRequest) -> bool:
    """Whether the reader may write for their organisation."""
    return has_right(actor_of(request), Right.WORK)


def _left(request: HttpRequest) -> Allowance | None:
    limit = settings.ANYSHORE_PROPOSALS_A_WEEK
    return left_this_week(actor_of(request), at=now_of(request), limit=limit)


@signed_in
@limited(PROPOSAL)
def propose(request: HttpRequest, number: int) -> HttpResponse:
    """Make an offer, or save it unfinished. The price stands at the client's budget until one writes another."""
    view = permitted(request, number, "draft_proposal")
    draft, waits = draft_on(actor_of(request), view.row.id, at=now_of(request)), held_of(request, view)
    tender = tender_view(actor_of(request), view.row.id, at=now_of(request))
    first = offers.initial_of(waits.terms, view.row.currency) if waits else unfinished.initial_of(draft, view)
    form = offer_for(request, view, tender, first, _files(waits or draft))
    if form.accepted():
        done = (unfinished.keep if "draft" in request.POST else unfinished.send)(request, form, view)
        if done:
            return done
    return written(request, view, tender, form, draft=draft, left=_left(request))


@signed_in
def revise(request: HttpRequest, number: int) -> HttpResponse:
    """Write the next version of an offer; what its team must agree to waits for them first."""
    _id, version, terms = proposal_terms(actor_of(request), number)
    own = proposal_view(actor_of(request), number)
    view = permitted(request, own.row.request_number, "revise")
    tender = tender_view(actor_of(request), view.row.id, at=now_of(request))
    draft = unfinished.revision_on(actor_of(request), view, version, at=now_of(request))
    waits = held_of(request, view)
    form = offer_for(request, view, tender, _first(view, terms, draft, waits), _files(waits or draft))
    if form.accepted():
        keeps = "draft" in request.POST
        done = unfinished.keep(request, form, view) if keeps else unfinished.revise(request, form, view, own, version)
        if done:
            return done
    return written(request, view, tender, form, own=own, draft=draft)


def _files(standing: DraftView | HeldProposalView | None) -> Sequence[AttachedFile]:
    return standing.files if standing else ()


def _first(
    view: RequestView, terms: ProposalTerms, draft: DraftView | None, waits: HeldProposalView | None
) -> dict[str, Any]:
    """What a revision starts from: what waits for one's own people, else the draft, else what is sent."""
    if draft and not waits:
        return unfinished.initial_of(draft, view)
    return offers.initial_of(waits.terms if waits else terms, view.row.currency)


def held_of(request: HttpRequest, view: RequestView) -> HeldProposalView | None:
    """What waits for the reader's own people on this request, where the address asks to change it."""
    found = held_by(actor_of(request), view.row.id) if request.GET.get("held") else None
    return held_proposal(actor_of(request), found.id) if found else None


def written(
    request: HttpRequest, view: RequestView, tender: TenderView | None, form: offers.Offer, **shown: Any
) -> HttpResponse:
    """The page on which an offer is written: a first one, a revision, or one that waits for its team."""
    given: dict[str, Any] = {"own": None, "draft": None, "left": None, "waits": None, **shown}
    given["asks"] = asks_own(actor_of(request))
    found = team_forms.found(request)
    return page(request, "sourcing/propose.html", view=view, tender=tender, form=form, found=found, **given, **words())


def offer_for(
    request: HttpRequest,
    view: RequestView,
    tender: TenderView | None,
    initial: dict[str, Any],
    attached: Sequence[AttachedFile] = (),
) -> offers.Offer:
    """The form that the request calls for: with its questions, its lots, without a price where only words count."""
    team_forms.with_picked(request)
    lots = [(one.position, one.title) for one in tender.lots.lots] if tender and tender.lots else []
    priced = tender is None or tender.kind != "rfi"
    currency, questions = view.row.currency, view.screening
    return offers.offer_form(request, currency, questions, initial, lots, priced=priced, attached=attached)


@signed_in
def proposal(request: HttpRequest, number: int) -> HttpResponse:
    """One proposal, for its two sides."""
    own = proposal_view(actor_of(request), number)
    view = request_view(actor_of(request), own.row.request_number, at=now_of(request))
    shown: dict[str, Any] = {
        "papers": _papers(request, own),
        "is_client": own.is_client,
        "why": rows.why_not(own.row.reason_code, own.row.reason_detail),
        "draft": unfinished.revision_on(actor_of(request), view, own.row.version, at=now_of(request)),
        "contract": _contract(request, own),
    }
    return page(request, "sourcing/proposal.html", own=own, view=view, **shown, **words())


def _contract(request: HttpRequest, own: ProposalView) -> int | None:
    if own.row.state != "awarded":
        return None
    return numbers_by_winner(actor_of(request), own.row.request_id).get(own.row.id)


@signed_in
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take an offer back."""
    own = proposal_view(actor_of(request), number)
    if own.is_client:
        raise NotFound()
    permitted(request, own.row.request_number, "withdraw")
    form = forms.Why(request)
    if form.accepted():
        to, told = reverse("sourcing:proposal", args=[number]), _("Your offer is withdrawn.")
        done = submit(request, withdraw_proposal, to=to, form=form, told=told, proposal_id=own.row.id, **form.values)
        if done:
            return done
    return page(request, "sourcing/withdraw.html", block="dialog", own=own, form=form)


@signed_in
def explain(request: HttpRequest, number: int) -> HttpResponse:
    """Answer the mark that says one's proposal is like others."""
    own = proposal_view(actor_of(request), number)
    if own.is_client:
        raise NotFound()
    entitled(request, own.row.request_number, "revise")
    form = forms.Explain(request, initial={"words": own.said_to_it})
    if form.accepted():
        to, told = reverse("sourcing:proposal", args=[number]), _("Your words stand beside the mark.")
        done = submit(request, explain_sameness, to=to, form=form, told=told, proposal_id=own.row.id, **form.values)
        if done:
            return done
    return page(request, "sourcing/explain.html", block="dialog", own=own, form=form)


def _papers(request: HttpRequest, own: ProposalView) -> list[AskedRow]:
    """The documents that the request asks for, as they stand for the bidder."""
    return asked_documents(own.row.request_id, own.provider.id, at=now_of(request))
