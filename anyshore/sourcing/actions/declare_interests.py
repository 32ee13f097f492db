"""Declare conflicts of interest before scoring."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.actions.end_scoring import end_scoring
from anyshore.sourcing.events import InterestsDeclared
from anyshore.sourcing.models import Declaration, Evaluator
from anyshore.sourcing.policies import may_evaluate
from anyshore.sourcing.queries.loading import live_proposals, locked_request
from anyshore.sourcing.queries.tenders import evaluators_of, is_scored, tender_of
from anyshore.sourcing.rules.refusals import RequestNotOpen
from anyshore.sourcing.rules.states import RequestState
from anyshore.sourcing.rules.tenders import WORDS_LIMIT, Interest, StillSealed
from anyshore.sourcing.rules.terms import text


class ScoringIsClosed(Refused):
    """The points are shown and fixed."""

    code = "scoring_is_closed"


class BidderMissing(Invalid):
    """Something is declared about every bidder that stands, and about no other."""

    code = "bidder_missing"


@action
def declare_interests(*, actor: Actor, request_id: UUID, interests: tuple[Interest, ...], at: datetime) -> Evaluator:
    """The evaluator's declarations stand, bidder by bidder; a conflict takes them out of that bidder's scoring.

    Each evaluator may, for themselves. Refused: others (Forbidden), a plain request (NotATender), sealed proposals
    (StillSealed), a request that is over (RequestNotOpen), after scoring (ScoringIsClosed), not every bidder
    (BidderMissing), a conflict without words (TextMissing).
    """
    request = locked_request(actor, request_id)
    people = evaluators_of(request)
    if not may_evaluate(actor, request, people):
        raise Forbidden()
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    if request.sealed and request.opened_at is None:
        raise StillSealed()
    if tender_of(request).scoring_closed_at is not None:
        raise ScoringIsClosed()
    live = {one.id for one in live_proposals(request)}
    if {one.proposal_id for one in interests} != live or len(interests) != len(live):
        raise BidderMissing(field="interests")
    said = [(one, text(one.words, "interests", WORDS_LIMIT, least=1 if one.conflict else 0)) for one in interests]
    evaluator_id = people[actor.acting_person]
    for one, words in said:
        Declaration.objects.update_or_create(
            evaluator_id=evaluator_id,
            proposal_id=one.proposal_id,
            defaults={"conflict": one.conflict, "words": words if one.conflict else "", "at": at},
        )
    conflicts = [str(one.proposal_id) for one in interests if one.conflict]
    tell(InterestsDeclared(request_id=request.id, conflicts=conflicts, at=at), actor=actor)
    if is_scored(request):
        end_scoring(actor=actor, request_id=request.id, at=at)
    return Evaluator.objects.get(pk=evaluator_id)
