"""Score a proposal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.actions.declare_interests import ScoringIsClosed
from anyshore.sourcing.actions.end_scoring import end_scoring
from anyshore.sourcing.events import ProposalScored
from anyshore.sourcing.models import Criterion, Declaration, Proposal, Request, Score
from anyshore.sourcing.policies import may_evaluate, may_score
from anyshore.sourcing.queries.loading import locked_proposal
from anyshore.sourcing.queries.tenders import evaluators_of, is_scored, round_of, tender_of
from anyshore.sourcing.rules.refusals import TextMissing
from anyshore.sourcing.rules.scoring import Points
from anyshore.sourcing.rules.states import CriterionKind, ProposalState
from anyshore.sourcing.rules.terms import line, within

NOTE_LIMIT = 300


class CriterionNotJudged(Invalid):
    """The criterion, ``value``, is none of this request's, or is worked out and not judged."""

    code = "criterion_not_judged"


class NotDeclared(Refused):
    """The evaluator has not yet declared their interests about this bidder."""

    code = "not_declared"


class ConflictDeclared(Refused):
    """The evaluator declared a conflict of interest with this bidder."""

    code = "conflict_declared"


@action
def score_proposal(*, actor: Actor, proposal_id: UUID, points: tuple[Points, ...], at: datetime) -> list[Score]:
    """The acting person's points stand for this proposal, in the place of those they gave before.

    Those who work for the client may, each for themselves; where evaluators are named, they alone, once they have
    declared their interests, and not on a bidder with whom they have a conflict. The last points of the last
    evaluator close the scoring. Refused: others (Forbidden), a proposal that does not stand (NotAllowed), before a
    declaration (NotDeclared), a conflict (ConflictDeclared), after the scoring (ScoringIsClosed), no points at all
    (TextMissing), points outside 0 to 100 (OutOfRange), a criterion that people do not judge (CriterionNotJudged).
    """
    request, proposal = locked_proposal(actor, proposal_id)
    if not may_score(actor, request):
        raise Forbidden()
    if proposal.state != ProposalState.SENT:
        raise NotAllowed(kind="proposal", state=proposal.state, verb="score")
    _check(request, points)
    people = evaluators_of(request)
    if people:
        _may_judge(actor, request, proposal, people)
    number = round_of(request)
    scores = [
        Score.objects.update_or_create(
            proposal=proposal,
            criterion_id=one.criterion_id,
            evaluator_id=actor.acting_person,
            round=number,
            defaults={"points": one.points, "note": line(one.note, "note", NOTE_LIMIT, 0), "at": at},
        )[0]
        for one in points
    ]
    tell(ProposalScored(proposal_id=proposal.id, request_id=request.id, at=at), actor=actor)
    if people and is_scored(request):
        end_scoring(actor=actor, request_id=request.id, at=at)
    return scores


def _may_judge(actor: Actor, request: Request, proposal: Proposal, people: Mapping[UUID, UUID]) -> None:
    """The named evaluators alone, on bidders with whom they have no conflict, while scoring is open."""
    if not may_evaluate(actor, request, people):
        raise Forbidden()
    if tender_of(request).scoring_closed_at is not None:
        raise ScoringIsClosed()
    said = Declaration.objects.filter(evaluator_id=people[actor.acting_person], proposal=proposal).first()
    if said is None:
        raise NotDeclared()
    if said.conflict:
        raise ConflictDeclared()


def _check(request: Request, points: tuple[Points, ...]) -> None:
    if not points:
        raise TextMissing(field="points", least=1)
    judged = Criterion.objects.filter(request=request, kind=CriterionKind.JUDGED).values_list("id", flat=True)
    known = set(judged)
    for one in points:
        if one.criterion_id not in known:
            raise CriterionNotJudged(field="points", value=one.criterion_id)
        within(one.points, "points", 0, 100)
