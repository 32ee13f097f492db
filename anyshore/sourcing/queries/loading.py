"""What a verb loads before it writes: the request, locked, and what hangs on it."""

from __future__ import annotations

from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.parties.queries import memberships_of
from anyshore.plumbing.state import lock_root
from anyshore.sourcing.models import (
    Consensus,
    Criterion,
    Invitation,
    Proposal,
    Question,
    Request,
    Score,
    ScreeningQuestion,
    Tender,
)
from anyshore.sourcing.rules.scoring import Candidate, Weighed
from anyshore.sourcing.rules.states import ProposalState


def locked_request(actor: Actor, request_id: UUID) -> Request:
    """The request if the actor may see it, locked until the transaction ends."""
    found: Request = lock_root(Request.objects.visible_to(actor), request_id)
    return found


def locked_proposal(actor: Actor, proposal_id: UUID) -> tuple[Request, Proposal]:
    """The proposal if the actor may see it, read after its request, the root of both, was locked."""
    request_id = Proposal.objects.visible_to(actor).filter(pk=proposal_id).values_list("request_id", flat=True).first()
    if request_id is None:
        raise NotFound()
    request: Request = lock_root(Request.objects.all(), request_id)
    return request, Proposal.objects.get(pk=proposal_id)


def locked_anywhere(proposal_id: UUID) -> tuple[Request, Proposal]:
    """The proposal for a verb whose caller has permitted it, sealed or not, read after its request was locked."""
    request_id = Proposal.objects.filter(pk=proposal_id).values_list("request_id", flat=True).get()
    request: Request = lock_root(Request.objects.all(), request_id)
    return request, Proposal.objects.get(pk=proposal_id)


def locked_question(actor: Actor, question_id: UUID) -> tuple[Request, Question]:
    """A question on a request the actor may see, read after the request was locked."""
    request_id = Question.objects.filter(pk=question_id).values_list("request_id", flat=True).first()
    if request_id is None:
        raise NotFound()
    request = locked_request(actor, request_id)
    return request, Question.objects.get(pk=question_id)


def invitation_of(request: Request, provider_id: UUID | None) -> Invitation | None:
    """The invitation of one provider to one request, if there is one."""
    return Invitation.objects.filter(request=request, provider_id=provider_id).first()


def proposal_of(request: Request, provider_id: UUID | None) -> Proposal | None:
    """The one proposal of a provider on a request, in whatever state."""
    return Proposal.objects.filter(request=request, provider_id=provider_id).first()


def live_proposals(request: Request) -> list[Proposal]:
    """The proposals that could be chosen now, in the order in which they came."""
    return list(Proposal.objects.filter(request=request, state=ProposalState.SENT).order_by("sent_at", "id"))


def live_count(request: Request) -> int:
    """How many places of the request are taken: by the proposals that could be chosen now."""
    return int(Proposal.objects.filter(request=request, state=ProposalState.SENT).count())


def has_proposals(request: Request) -> bool:
    """Whether a proposal has come in, whatever became of it: from then on criteria and questions are locked."""
    return Proposal.objects.filter(request=request).exists()


def screening_questions(request: Request) -> list[UUID]:
    """The ids of the questions that every proposal answers, in their order."""
    return list(ScreeningQuestion.objects.filter(request=request).order_by("position").values_list("id", flat=True))


def criteria_of(request: Request) -> list[Weighed]:
    """What the request's proposals are judged by, in its order."""
    rows = Criterion.objects.filter(request=request).order_by("position")
    return [Weighed(*row) for row in rows.values_list("id", "name", "weight", "kind")]


def candidates(proposals: list[Proposal]) -> list[Candidate]:
    """The proposals as they are scored: every evaluator's points of the present round, or what they agreed on."""
    judged: dict[UUID, dict[UUID, list[int]]] = {proposal.id: {} for proposal in proposals}
    number = rounds(proposals)
    given = Score.objects.filter(proposal_id__in=list(judged)).order_by("at", "id")
    for proposal_id, criterion_id, points, of in given.values_list("proposal_id", "criterion_id", "points", "round"):
        if of == number[proposal_id]:
            judged[proposal_id].setdefault(criterion_id, []).append(points)
    agreed = Consensus.objects.filter(proposal_id__in=list(judged))
    for proposal_id, criterion_id, points, of in agreed.values_list("proposal_id", "criterion_id", "points", "round"):
        if of == number[proposal_id]:
            judged[proposal_id][criterion_id] = [points]
    return [Candidate(one.id, one.price_minor, one.finishes_on, judged[one.id]) for one in proposals]


def rounds(proposals: list[Proposal]) -> dict[UUID, int]:
    """The present round of each proposal's request: 1 where it is none."""
    tenders = Tender.objects.filter(request_id__in={one.request_id for one in proposals})
    number = dict(tenders.values_list("request_id", "round"))
    return {one.id: number.get(one.request_id, 1) for one in proposals}


def is_related(actor: Actor, request: Request) -> bool:
    """Whether the actor's organisation is the request's client, or the acting person belongs to the client."""
    if actor.organisation_id == request.client_id:
        return True
    own = memberships_of(actor.person_id) if actor.person_id else []
    return any(row.organisation_id == request.client_id for row in own)
