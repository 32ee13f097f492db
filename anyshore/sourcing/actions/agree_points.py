"""Agree on points in the consensus round."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed, Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.actions.score_proposal import CriterionNotJudged
from anyshore.sourcing.events import PointsAgreed
from anyshore.sourcing.models import Consensus, Criterion
from anyshore.sourcing.policies import may_agree_points
from anyshore.sourcing.queries.loading import locked_proposal
from anyshore.sourcing.queries.tenders import evaluators_of, tender_of
from anyshore.sourcing.rules.refusals import RequestNotOpen
from anyshore.sourcing.rules.states import CriterionKind, ProposalState, RequestState
from anyshore.sourcing.rules.terms import line, within

LIMIT = 300


class ScoringStillOpen(Refused):
    """Not everybody has scored, and nobody closed the scoring."""

    code = "scoring_still_open"


@action
def agree_points(
    *, actor: Actor, proposal_id: UUID, criterion_id: UUID, points: int, words: str, at: datetime
) -> Consensus:
    """The points agreed on count in the place of the evaluators' mean, with a word that says why.

    Those who may bind the client, and its evaluators, may once scoring is closed. Refused: others (Forbidden), a
    plain request (NotATender), before that (ScoringStillOpen), a request that is over (RequestNotOpen), a proposal
    that does not stand (NotAllowed), no words (TextMissing), points outside 0 to 100 (OutOfRange), a criterion that
    people do not judge (CriterionNotJudged).
    """
    request, proposal = locked_proposal(actor, proposal_id)
    if not may_agree_points(actor, request, evaluators_of(request)):
        raise Forbidden()
    tender = tender_of(request)
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    if tender.scoring_closed_at is None:
        raise ScoringStillOpen()
    if proposal.state != ProposalState.SENT:
        raise NotAllowed(kind="proposal", state=proposal.state, verb="agree")
    if not Criterion.objects.filter(pk=criterion_id, request=request, kind=CriterionKind.JUDGED).exists():
        raise CriterionNotJudged(field="points", value=criterion_id)
    given = within(points, "points", 0, 100)
    row, _made = Consensus.objects.update_or_create(
        proposal=proposal,
        criterion_id=criterion_id,
        round=tender.round,
        defaults={"points": given, "words": line(words, "words", LIMIT), "by_id": actor.acting_person, "at": at},
    )
    told = PointsAgreed(proposal_id=proposal.id, request_id=request.id, criterion_id=criterion_id, points=given, at=at)
    tell(told, actor=actor)
    return row
