"""What a notice tells: a request and a proposal by id, whoever reads, and whom it concerns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.kit.money import Money
from anyshore.sourcing.models import AwardReview, Invitation, Lot, Proposal, Question, Request, Round, Tender
from anyshore.sourcing.queries.outcome import outcome_of
from anyshore.sourcing.rules.clocks import hear_by
from anyshore.sourcing.rules.states import ProposalState, RequestState


@dataclass(frozen=True, slots=True)
class ToldRequest:
    """A request as mails name it."""

    id: UUID
    number: int
    title: str
    client_id: UUID
    client: str
    author_id: UUID
    proposals_until: datetime | None
    decide_until: datetime | None
    kind: str
    is_sealed: bool


@dataclass(frozen=True, slots=True)
class ToldProposal:
    """A proposal as mails name it."""

    id: UUID
    number: int
    provider_id: UUID
    provider: str
    price: Money
    expires_at: datetime
    request: ToldRequest
    binding: bool
    hidden: bool

    @property
    def hear_by(self) -> datetime:
        """When its bidder knows the outcome at the latest."""
        return hear_by(self.expires_at, self.request.decide_until)


def told_request(request_id: UUID) -> ToldRequest:
    """The request with this id."""
    one = Request.objects.select_related("client").get(pk=request_id)
    return ToldRequest(
        one.id,
        one.number,
        one.title,
        one.client_id,
        one.client.name,
        one.author_id,
        one.proposals_until,
        one.decide_until,
        one.kind,
        one.sealed and one.opened_at is None,
    )


def told_proposal(proposal_id: UUID) -> ToldProposal:
    """The proposal with this id, and its request."""
    one = Proposal.objects.select_related("provider").get(pk=proposal_id)
    request = told_request(one.request_id)
    currency = Request.objects.values_list("currency", flat=True).get(pk=one.request_id)
    price = Money(one.price_minor, currency)
    hidden = request.is_sealed or is_masked(one.request_id)
    return ToldProposal(
        one.id, one.number, one.provider_id, one.provider.name, price, one.expires_at, request, one.binding, hidden
    )


def is_masked(request_id: UUID) -> bool:
    """Whether the client's people do not see who the bidders are, because they still score."""
    rows = Tender.objects.filter(request_id=request_id, names_hidden=True, scoring_closed_at=None)
    return rows.exclude(request__state__in=[RequestState.AWARDED, RequestState.CLOSED, RequestState.LAPSED]).exists()


@dataclass(frozen=True, slots=True)
class ToldReview:
    """A review that a bidder asked for."""

    reviewer_id: UUID
    reviewer: str
    words: str
    answer: str
    answer_until: datetime


def told_review(proposal_id: UUID) -> ToldReview:
    """The review of the decision about this proposal."""
    one = AwardReview.objects.select_related("reviewer").get(proposal_id=proposal_id)
    return ToldReview(one.reviewer_id, one.reviewer.name, one.words, one.answer, one.answer_until)


def told_round(request_id: UUID) -> tuple[str, datetime]:
    """What is asked for in the newest round, and by when."""
    found: tuple[str, datetime] = (
        Round.objects.filter(request_id=request_id).order_by("-number").values_list("words", "until")[:1].get()
    )
    return found


def own_points(proposal_id: UUID) -> list[tuple[str, str, str]]:
    """What a bidder on a tender is told of its own points: lot, "" without one, criterion, points as shown; none on a
    plain request."""
    found = outcome_of(proposal_id)
    return [(one.lot, one.name, str(one.points)) for one in (found.points if found else ()) if one.points is not None]


def bidders(request_id: UUID, *states: ProposalState) -> list[UUID]:
    """The organisations whose proposal on the request is in one of ``states``."""
    rows = Proposal.objects.filter(request_id=request_id, state__in=states).order_by("sent_at", "id")
    return list(rows.values_list("provider_id", flat=True))


def invited(request_id: UUID) -> list[tuple[UUID, str]]:
    """The organisations invited to the request that have not declined, with the client's words to each."""
    rows = Invitation.objects.filter(request_id=request_id, declined_at=None).order_by("at", "id")
    return list(rows.values_list("provider_id", "words"))


def silent_invited(request_id: UUID) -> list[UUID]:
    """The invited organisations that neither declined nor proposed."""
    proposed = Proposal.objects.filter(request_id=request_id).values("provider_id")
    rows = Invitation.objects.filter(request_id=request_id, declined_at=None).exclude(provider_id__in=proposed)
    return list(rows.order_by("at", "id").values_list("provider_id", flat=True))


def waits(question_id: UUID) -> bool:
    """Whether a question on an open request has no answer yet."""
    rows = Question.objects.filter(pk=question_id, answered_at=None, request__state=RequestState.OPEN)
    return bool(rows.exists())


def asked_about(question_id: UUID) -> UUID:
    """The request that a question is about."""
    found: UUID = Question.objects.values_list("request_id", flat=True).get(pk=question_id)
    return found


def asker(question_id: UUID) -> UUID:
    """The organisation that asked."""
    found: UUID = Question.objects.values_list("asker_id", flat=True).get(pk=question_id)
    return found


def askers(request_id: UUID) -> list[UUID]:
    """The organisations that asked something about the request."""
    rows = Question.objects.filter(request_id=request_id).order_by("asker_id").distinct("asker_id")
    return list(rows.values_list("asker_id", flat=True))


def question_text(question_id: UUID) -> tuple[str, str, datetime | None]:
    """A question, its answer, which may be empty, and by when it should have one."""
    rows = Question.objects.values_list("text", "answer", "answer_by")
    found: tuple[str, str, datetime | None] = rows.get(pk=question_id)
    return found


def lots_won(proposal_id: UUID) -> list[str]:
    """The titles of the lots for which a proposal was chosen."""
    return list(Lot.objects.filter(winner_id=proposal_id).order_by("position").values_list("title", flat=True))
