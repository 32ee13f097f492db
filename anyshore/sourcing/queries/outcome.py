"""What a bidder on a tender learns of its own proposal: points by criterion, rank if the client allows, and a
review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.sourcing.models import AwardReview, Proposal
from anyshore.sourcing.queries.loading import candidates, criteria_of
from anyshore.sourcing.queries.tenders import evaluators_of, is_tender, scored_lots, tender_of
from anyshore.sourcing.rules.ranking import ranking
from anyshore.sourcing.rules.scoring import score, shown
from anyshore.sourcing.rules.states import ProposalState, RequestState, is_compared
from anyshore.sourcing.rules.tenders import REVIEW_DAYS


@dataclass(frozen=True, slots=True)
class OwnPoints:
    """The points of one's own proposal on one criterion; ``lot`` names the lot where there are lots."""

    name: str
    points: float | None
    lot: str = ""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review that was asked for, and its answer."""

    state: str
    reviewer: str
    reviewer_id: UUID
    words: str
    at: datetime
    answer_until: datetime
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a proposal on a tender. ``review_until`` is the instant until which a review may be asked for."""

    points: list[OwnPoints]
    total: float | None
    rank: int | None
    of: int
    lots: list[str]
    review_until: datetime | None
    review: ReviewRow | None


def outcome_of(proposal_id: UUID) -> Outcome | None:
    """The outcome of one proposal; None on a plain request, or while nothing is decided about it."""
    proposal = Proposal.objects.select_related("request").get(pk=proposal_id)
    request = proposal.request
    over = (ProposalState.AWARDED, ProposalState.NOT_CHOSEN, ProposalState.DECLINED)
    if not is_tender(request) or proposal.state not in over:
        return None
    rows = Proposal.objects.filter(request=request).order_by("sent_at", "id")
    rivals = [one for one in rows if is_compared(one.state, one.reason_code)]
    start = (request.published_at or proposal.sent_at).date()
    scored = score(candidates(rivals), criteria_of(request), start)
    shows = proposal.id in scored and (not evaluators_of(request) or tender_of(request).scoring_closed_at is not None)
    places = ranking(candidates(rivals), scored) if shows else []
    tells = tender_of(request).tell_rank and request.state == RequestState.AWARDED
    lots = scored_lots(request, rivals, proposal.sent_at) if proposal.lotted else []
    points = [
        OwnPoints(one.name, shown(got.points[one.id]), lot.lot.title)
        for lot in lots
        if (got := lot.scored.get(proposal.id))
        for one in lot.criteria
    ]
    if not lots and shows:
        points = [OwnPoints(one.name, shown(scored[proposal.id].points[one.id])) for one in criteria_of(request)]
    turned_down = proposal.state != ProposalState.AWARDED and proposal.decided_at is not None
    return Outcome(
        points=points if shows else [],
        total=shown(scored[proposal.id].total) if shows and not lots else None,
        rank=next((one.rank for one in places if one.id == proposal.id), None) if tells and not lots else None,
        of=len(places),
        lots=[one.lot.title for one in lots if one.lot.winner_id == proposal.id],
        review_until=proposal.decided_at + REVIEW_DAYS if turned_down and proposal.decided_at else None,
        review=review_of(proposal.id),
    )


def review_of(proposal_id: UUID) -> ReviewRow | None:
    """The review of the decision about one proposal, if one was asked for."""
    one = AwardReview.objects.select_related("reviewer").filter(proposal_id=proposal_id).first()
    if one is None:
        return None
    return ReviewRow(
        one.state,
        one.reviewer.name,
        one.reviewer_id,
        one.words,
        one.at,
        one.answer_until,
        one.answer,
        one.answered_at,
    )
