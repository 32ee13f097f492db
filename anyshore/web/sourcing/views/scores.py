"""Each evaluator's points side by side, what they agree on, and the reviews that bidders ask for."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.sourcing.actions.agree_points import agree_points
from anyshore.sourcing.actions.answer_review import answer_review
from anyshore.sourcing.actions.ask_for_review import ask_for_review
from anyshore.sourcing.queries.consensus import SpreadRow, consensus_view
from anyshore.sourcing.queries.proposals import ProposalView, proposal_view
from anyshore.web.access import actor_of, signed_in
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.sourcing import tender_forms
from anyshore.web.sourcing.views.tenders import seen


@signed_in
def scores(request: HttpRequest, number: int) -> HttpResponse:
    """Where evaluators are furthest apart, and what was agreed."""
    view, tender = seen(request, number, "see_scores")
    form = tender_forms.Agree(request)
    if form.accepted():
        to, told = reverse("sourcing:scores", args=[number]), _("Agreed, and on record.")
        if done := submit(request, agree_points, to=to, form=form, told=told, **form.values):
            return done
    found = consensus_view(actor_of(request), number, at=now_of(request))
    shown = opened(found.rows, request.GET.get("row", ""), form)
    return page(request, "sourcing/tender/scores.html", view=view, tender=tender, found=found, form=form, shown=shown)


def opened(rows: Sequence[SpreadRow], asked: str, form: tender_forms.Agree) -> int:
    """The place of the row that stands open: the one that was sent, the one asked for, else the widest still apart."""
    sent = (form.values.get("proposal_id"), form.values.get("criterion_id")) if form.sent else None
    found = next((place for place, row in enumerate(rows, 1) if (row.proposal_id, row.criterion_id) == sent), 0)
    asked_for = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 5 else 0
    return found or asked_for or next((place for place, row in enumerate(rows, 1) if row.apart), 0)


@signed_in
def ask_review(request: HttpRequest, number: int) -> HttpResponse:
    """Ask that a person looks at the decision again."""
    own = _own(request, number)
    form = tender_forms.AskReview(request)
    if form.accepted():
        to, told = reverse("sourcing:proposal", args=[number]), _("The client is told, and answers you in words.")
        done = submit(request, ask_for_review, to=to, form=form, told=told, proposal_id=own.row.id, **form.values)
        if done:
            return done
    return page(request, "sourcing/tender/ask_review.html", own=own, form=form)


def _own(request: HttpRequest, number: int) -> ProposalView:
    own = proposal_view(actor_of(request), number)
    if own.is_client or own.outcome is None:
        raise NotFound()
    return own


@signed_in
def give_review(request: HttpRequest, number: int) -> HttpResponse:
    """Answer a bidder who asked for a review."""
    own = proposal_view(actor_of(request), number)
    review = own.outcome.review if own.outcome else None
    if not own.is_client or review is None:
        raise NotFound()
    if review.reviewer_id != actor_of(request).person_id:
        raise Forbidden()
    form = tender_forms.AnswerReview(request)
    if form.accepted():
        to, told = reverse("sourcing:proposal", args=[number]), _("The bidder has your answer.")
        done = submit(request, answer_review, to=to, form=form, told=told, proposal_id=own.row.id, **form.values)
        if done:
            return done
    return page(request, "sourcing/tender/give_review.html", own=own, review=review, form=form)
