"""Score a proposal."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import ProposalScored
from anyshore.sourcing.models import Criterion, Request, Score
from anyshore.sourcing.policies import may_score
from anyshore.sourcing.queries.loading import locked_proposal
from anyshore.sourcing.rules.refusals import TextMissing
from anyshore.sourcing.rules.scoring import Points
from anyshore.sourcing.rules.states import CriterionKind, ProposalState
from anyshore.sourcing.rules.terms import line, within

NOTE_LIMIT = 300


class CriterionNotJudged(Invalid):
    """The criterion, ``value``, is none of this request's, or is worked out and not judged."""

    code = "criterion_not_judged"


@action
def score_proposal(*, actor: Actor, proposal_id: UUID, points: tuple[Points, ...], at: datetime) -> list[Score]:
    """The acting person's points stand for this proposal, in the place of those they gave before.

    Those who work for the client may, each for themselves. Refused: a proposal that does not stand (NotAllowed),
    no points at all (TextMissing), points outside 0 to 100 (OutOfRange), a criterion that people do not judge
    (CriterionNotJudged).
    """
    request, proposal = locked_proposal(actor, proposal_id)
    if not may_score(actor, request):
        raise Forbidden()
    if proposal.state != ProposalState.SENT:
        raise NotAllowed(kind="proposal", state=proposal.state, verb="score")
    _check(request, points)
    scores = [
        Score.objects.update_or_create(
            proposal=proposal,
            criterion_id=one.criterion_id,
            evaluator_id=actor.acting_person,
            defaults={"points": one.points, "note": line(one.note, "note", NOTE_LIMIT, 0), "at": at},
        )[0]
        for one in points
    ]
    tell(ProposalScored(proposal_id=proposal.id, request_id=request.id, at=at), actor=actor)
    return scores


def _check(request: Request, points: tuple[Points, ...]) -> None:
    if not points:
        raise TextMissing(field="points", least=1)
    judged = Criterion.objects.filter(request=request, kind=CriterionKind.JUDGED).values_list("id", flat=True)
    known = set(judged)
    for one in points:
        if one.criterion_id not in known:
            raise CriterionNotJudged(field="points", value=one.criterion_id)
        within(one.points, "points", 0, 100)
