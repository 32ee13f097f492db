"""The award report: every step of a tender with instants and persons, as data from which page, PDF and JSON are
made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.kit.money import Money
from anyshore.parties.queries import organisations
from anyshore.sourcing.models import (
    AwardReview,
    Decision,
    Opening,
    Proposal,
    ProposalVersion,
    Request,
    Round,
    Score,
)
from anyshore.sourcing.policies import may_compare
from anyshore.sourcing.queries.blind import are_names_hidden, are_scores_hidden
from anyshore.sourcing.queries.consensus import ConflictRow, SpreadRow, conflict_rows, spread_rows
from anyshore.sourcing.queries.loading import candidates, criteria_of
from anyshore.sourcing.queries.lot_view import LotsView, lots_view
from anyshore.sourcing.queries.tenders import own_tender, tender_of
from anyshore.sourcing.queries.versions import RequestVersionRow
from anyshore.sourcing.queries.view import CriterionRow, QuestionRow, request_view
from anyshore.sourcing.rules.ranking import ranking
from anyshore.sourcing.rules.scoring import score, shown
from anyshore.sourcing.rules.states import is_compared


@dataclass(frozen=True, slots=True)
class ReportVersion:
    """A version of a proposal, with the round in which it was signed."""

    number: int
    round: int
    price: Money
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportProposal:
    """A proposal: what was offered, what it scored, and what its bidder was told when."""

    number: int
    bidder: str
    state: str
    binding: bool
    price: Money
    finishes_on: date | None
    sent_at: datetime
    versions: list[ReportVersion]
    points: list[tuple[str, float | None]]
    total: float | None
    rank: int | None
    told_at: datetime | None
    reason_code: str
    reason_detail: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReportScore:
    """What one evaluator gave on one criterion of one proposal in one round."""

    round: int
    evaluator: str
    bidder: str
    criterion: str
    points: int
    note: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDecision:
    """What was decided, by whom, against which ranking, and why."""

    at: datetime
    by: str
    bidder: str
    lots: list[int]
    rank: int | None
    leading: str
    reason: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportReview:
    """A review that a bidder asked for, and its answer."""

    bidder: str
    asked_at: datetime
    words: str
    reviewer: str
    state: str
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All of it. ``as_of`` is the last instant that anything in it happened."""

    number: int
    title: str
    brief: str
    client: str
    kind: str
    state: str
    currency: str
    published_at: datetime
    proposals_until: datetime | None
    decide_until: datetime | None
    as_of: datetime
    versions: list[RequestVersionRow]
    questions: list[QuestionRow]
    criteria: list[CriterionRow]
    criteria_hash: str
    criteria_locked_at: datetime | None
    sealed: bool
    opened_at: datetime | None
    openings: list[tuple[int, str, datetime]]
    rounds: list[tuple[int, str, datetime, datetime, str, bool]]
    conflicts: list[ConflictRow]
    scores: list[ReportScore]
    consensus: list[SpreadRow]
    scoring_closed_at: datetime | None
    scoring_reason: str
    proposals: list[ReportProposal]
    lots: LotsView | None
    decisions: list[ReportDecision]
    reviews: list[ReportReview]


def award_report(actor: Actor, number: int, *, at: datetime) -> Report:
    """The report on one of the actor's own tenders, once its proposals are open and its scores are shown.

    Forbidden before that: a report would tell what the pages do not.
    """
    request = own_tender(actor, number)
    hidden = are_names_hidden(request) or are_scores_hidden(request)
    if not may_compare(actor, request) or request.published_at is None or hidden:
        raise Forbidden()
    view, tender = request_view(actor, number, at=at), tender_of(request)
    proposals = list(
        Proposal.objects.visible_to(actor).filter(request=request).select_related("request").order_by("sent_at", "id")
    )
    parties = organisations({one.provider_id for one in proposals} | {request.client_id})
    names = {one.id: parties[one.provider_id].name for one in proposals}
    told = _proposals(request, proposals, names, at)
    decisions, reviews = _decisions(request, names), _reviews(names)
    openings = Opening.objects.filter(request=request).order_by("at").values_list("round", "person__name", "at")
    rounds = Round.objects.filter(request=request).order_by("number")
    return Report(
        number=request.number,
        title=request.title,
        brief=request.brief,
        client=parties[request.client_id].name,
        kind=request.kind,
        state=request.state,
        currency=request.currency,
        published_at=request.published_at,
        proposals_until=request.proposals_until,
        decide_until=request.decide_until,
        as_of=_last(request, told, decisions, reviews),
        versions=view.versions,
        questions=view.questions,
        criteria=view.criteria,
        criteria_hash=tender.criteria_hash,
        criteria_locked_at=tender.criteria_locked_at,
        sealed=request.sealed,
        opened_at=request.opened_at,
        openings=list(openings),
        rounds=list(rounds.values_list("number", "words", "at", "until", "by__name", "last")),
        conflicts=conflict_rows(request, names),
        scores=_scores(names),
        consensus=spread_rows(request, names),
        scoring_closed_at=tender.scoring_closed_at,
        scoring_reason=tender.scoring_reason,
        proposals=told,
        lots=lots_view(request, names, at),
        decisions=decisions,
        reviews=reviews,
    )


def _proposals(
    request: Request, proposals: list[Proposal], names: Mapping[UUID, str], at: datetime
) -> list[ReportProposal]:
    running = [one for one in proposals if is_compared(one.state, one.reason_code)]
    taken, criteria = candidates(running), criteria_of(request)
    scored = score(taken, criteria, (request.published_at or at).date())
    ranks = {one.id: one.rank for one in ranking(taken, scored)}
    versions: dict[UUID, list[ReportVersion]] = {one.id: [] for one in proposals}
    for one in ProposalVersion.objects.filter(proposal__in=proposals).order_by("number"):
        price = Money(one.content["price_minor"], request.currency)
        versions[one.proposal_id].append(ReportVersion(one.number, one.round, price, one.at))
    return [
        ReportProposal(
            number=one.number,
            bidder=names[one.id],
            state=one.state,
            binding=one.binding,
            price=Money(one.price_minor, request.currency),
            finishes_on=one.finishes_on,
            sent_at=one.sent_at,
            versions=versions[one.id],
            points=[(of.name, shown(scored[one.id].points[of.id])) for of in criteria] if one.id in scored else [],
            total=shown(scored[one.id].total) if one.id in scored else None,
            rank=ranks.get(one.id),
            told_at=one.decided_at,
            reason_code=one.reason_code,
            reason_detail=one.reason_detail,
            reason=one.reason,
        )
        for one in proposals
    ]


def _scores(names: Mapping[UUID, str]) -> list[ReportScore]:
    rows = Score.objects.filter(proposal_id__in=list(names)).select_related("evaluator", "criterion")
    return [
        ReportScore(
            one.round,
            one.evaluator.name,
            names[one.proposal_id],
            one.criterion.name,
            one.points,
            one.note,
            one.at,
        )
        for one in rows.order_by("round", "proposal__sent_at", "criterion__position", "evaluator__name", "id")
    ]


def _decisions(request: Request, names: Mapping[UUID, str]) -> list[ReportDecision]:
    rows = Decision.objects.filter(request=request).select_related("by").order_by("at", "id")
    return [
        ReportDecision(
            at=one.at,
            by=one.by.name,
            bidder=names.get(one.proposal_id, "") if one.proposal_id else "",
            lots=list(one.lots),
            rank=one.rank,
            leading=names.get(one.leading_id, "") if one.leading_id else "",
            reason=one.reason,
            words=one.words,
        )
        for one in rows
    ]


def _reviews(names: Mapping[UUID, str]) -> list[ReportReview]:
    rows = AwardReview.objects.filter(proposal_id__in=list(names)).select_related("reviewer").order_by("at", "id")
    return [
        ReportReview(
            bidder=names[one.proposal_id],
            asked_at=one.at,
            words=one.words,
            reviewer=one.reviewer.name,
            state=one.state,
            answer=one.answer,
            answered_at=one.answered_at,
        )
        for one in rows
    ]


def _last(
    request: Request, proposals: list[ReportProposal], decisions: list[ReportDecision], reviews: list[ReportReview]
) -> datetime:
    """The last instant that anything in the report happened."""
    found = [request.published_at, request.opened_at, request.closed_at]
    found += [one.told_at or one.sent_at for one in proposals]
    found += [one.at for one in decisions] + [one.answered_at or one.asked_at for one in reviews]
    return max(one for one in found if one)
