"""Each evaluator's points side by side, the widest apart first, and what was agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.sourcing.models import Consensus, Criterion, Declaration, Proposal, Request, Score
from anyshore.sourcing.policies import may_compare
from anyshore.sourcing.queries.blind import are_scores_hidden, is_sealed
from anyshore.sourcing.queries.tender_view import names_of
from anyshore.sourcing.queries.tenders import own_tender, round_of
from anyshore.sourcing.rules.ranking import spreads
from anyshore.sourcing.rules.scoring import shown
from anyshore.sourcing.rules.states import CriterionKind


@dataclass(frozen=True, slots=True)
class GivenPoints:
    """What one evaluator gave, with their note."""

    name: str
    points: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadRow:
    """One criterion of one proposal: every evaluator's points, their mean, and what was agreed with a word."""

    proposal_id: UUID
    bidder: str
    criterion_id: UUID
    criterion: str
    guide: str
    anchors: tuple[str, ...]
    low: int
    high: int
    mean: float
    given: list[GivenPoints]
    agreed: int | None
    words: str

    @property
    def apart(self) -> bool:
        """Whether the evaluators differ and have not agreed on points yet."""
        return self.agreed is None and self.low != self.high


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A declared conflict of interest."""

    name: str
    bidder: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ConsensusView:
    """All spreads of the present round, the widest first, and the conflicts that were declared."""

    request_id: UUID
    title: str
    rows: list[SpreadRow]
    conflicts: list[ConflictRow]


def consensus_view(actor: Actor, number: int, *, at: datetime) -> ConsensusView:
    """The points of every evaluator on one of the actor's own tenders; Forbidden while they still score."""
    request = own_tender(actor, number)
    if not may_compare(actor, request) or is_sealed(request) or are_scores_hidden(request):
        raise Forbidden()
    names = names_of(request, at)
    return ConsensusView(request.id, request.title, spread_rows(request, names), conflict_rows(request, names))


def spread_rows(request: Request, names: dict[UUID, str]) -> list[SpreadRow]:
    """Every judged criterion of every proposal named, the widest apart first."""
    present = round_of(request)
    criteria = {one.id: one for one in Criterion.objects.filter(request=request, kind=CriterionKind.JUDGED)}
    given: dict[tuple[UUID, UUID], list[GivenPoints]] = {}
    rows = Score.objects.filter(proposal_id__in=list(names), round=present).select_related("evaluator")
    for one in rows.order_by("evaluator__name", "id"):
        place = (one.proposal_id, one.criterion_id)
        given.setdefault(place, []).append(GivenPoints(one.evaluator.name, one.points, one.note))
    agreed = {
        (one.proposal_id, one.criterion_id): one
        for one in Consensus.objects.filter(proposal_id__in=list(names), round=present)
    }
    found = []
    for spread in spreads({place: [one.points for one in all_] for place, all_ in given.items()}):
        place = (spread.proposal_id, spread.criterion_id)
        criterion, points, decided = criteria[spread.criterion_id], given[place], agreed.get(place)
        found.append(
            SpreadRow(
                proposal_id=spread.proposal_id,
                bidder=names[spread.proposal_id],
                criterion_id=criterion.id,
                criterion=criterion.name,
                guide=criterion.guide,
                anchors=tuple(criterion.anchors),
                low=spread.low,
                high=spread.high,
                mean=shown(Fraction(sum(one.points for one in points), len(points))) or 0.0,
                given=points,
                agreed=decided.points if decided else None,
                words=decided.words if decided else "",
            )
        )
    return found


def conflict_rows(request: Request, names: dict[UUID, str]) -> list[ConflictRow]:
    """The conflicts that evaluators declared, in the order in which they did."""
    rows = Declaration.objects.filter(evaluator__request=request, conflict=True).order_by("at", "id")
    return [
        ConflictRow(one.evaluator.person.name, names.get(one.proposal_id, ""), one.words, one.at)
        for one in rows.select_related("evaluator__person")
    ]


def bidders_to_declare(actor: Actor, number: int) -> list[tuple[UUID, str, bool | None, str]]:
    """Every bidder that stands, by name in the alphabet's order, with what the acting person declared before."""
    request = own_tender(actor, number)
    if is_sealed(request):
        raise Forbidden()
    rows = Proposal.objects.filter(request=request, state="sent").select_related("provider")
    said = {
        one.proposal_id: (one.conflict, one.words)
        for one in Declaration.objects.filter(evaluator__request=request, evaluator__person_id=actor.person_id)
    }
    order = sorted(rows, key=lambda one: one.provider.name.casefold())
    return [(one.id, one.provider.name, *said.get(one.id, (None, ""))) for one in order]
