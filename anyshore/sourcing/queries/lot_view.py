"""Lots side by side: what each bidder asks for each, who is in front, and the best division beside all to one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from anyshore.kit.money import Money
from anyshore.sourcing.models import Lot, Proposal, Request
from anyshore.sourcing.queries.blind import are_scores_hidden
from anyshore.sourcing.queries.tenders import LotScores, in_running, lot_bids, lots_of, scored_lots, tender_of
from anyshore.sourcing.rules.lots import Division, best_division, lot_weights, to_one
from anyshore.sourcing.rules.scoring import share, shown
from anyshore.sourcing.rules.tenders import SplitRule


@dataclass(frozen=True, slots=True, kw_only=True)
class LotOfferRow:
    """What one bidder asks for one lot alone, with its points and rank there."""

    proposal_id: UUID
    number: int
    name: str
    price: Money
    finishes_on: date | None
    points: float | None
    rank: int | None
    is_leading: bool
    standing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LotView:
    """One lot: what it is, what it weighs, how it is decided, and the offers on it, the best first."""

    position: int
    title: str
    brief: str
    budget: Money | None
    share: float
    criteria: list[tuple[str, float]]
    own_weights: bool
    state: str
    reason: str
    winner: UUID | None
    winner_name: str
    offers: list[LotOfferRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionView:
    """A division of the lots: (lot, bidder) in order, what it costs, its points, and how many winners it has."""

    parts: list[tuple[str, str]]
    winners: Mapping[int, UUID]
    total: Money
    points: float | None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LotsView:
    """All lots, the best division by ``rule``, and the best bidder for all of them, if one prices them all."""

    lots: list[LotView]
    rule: str
    best: DivisionView | None
    one: DivisionView | None

    @property
    def won(self) -> bool:
        """Whether any lot is awarded."""
        return any(one.winner for one in self.lots)


def lots_view(request: Request, names: Mapping[UUID, str], at: datetime) -> LotsView | None:
    """The lots of a request with the offers that ``names`` shows; None where it has no lots."""
    if not lots_of(request):
        return None
    proposals = [one for one in in_running(request) if one.id in names]
    hidden = are_scores_hidden(request)
    scored = scored_lots(request, proposals, at)
    rule = SplitRule(tender_of(request).split_rule)
    bids, weights = lot_bids(proposals, scored)
    points = not hidden and all(one.total is not None for lot in scored for one in lot.scored.values())
    compares = bool(proposals) and (points or rule is SplitRule.PRICE)
    show = _Show(request, names, {one.lot.position: one.lot.title for one in scored}, points)
    shares = lot_weights([one.lot.budget_minor for one in scored])
    return LotsView(
        lots=[
            _lot(request, one, proposals, names, share(weight, sum(shares)), hidden)
            for one, weight in zip(scored, shares, strict=True)
        ],
        rule=str(rule),
        best=show.division(best_division(bids, weights, rule)) if compares else None,
        one=show.division(to_one(bids, weights, rule)) if compares else None,
    )


@dataclass(frozen=True, slots=True)
class _Show:
    request: Request
    names: Mapping[UUID, str]
    titles: Mapping[int, str]
    points: bool

    def division(self, found: Division | None) -> DivisionView | None:
        """The division in words and money."""
        if found is None:
            return None
        order = sorted(found.winners)
        return DivisionView(
            parts=[(self.titles[lot], self.names[found.winners[lot]]) for lot in order],
            winners=found.winners,
            total=Money(found.total_minor, self.request.currency),
            points=shown(found.points) if self.points else None,
            count=len(set(found.winners.values())),
        )


def _lot(
    request: Request,
    scored: LotScores,
    proposals: list[Proposal],
    names: Mapping[UUID, str],
    weight: float,
    hidden: bool,  # noqa: FBT001 - what the reader may see
) -> LotView:
    lot, by_id = scored.lot, {one.id: one for one in proposals}
    ranks = {one.id: one.rank for one in scored.places}
    whole = sum(one.weight for one in scored.criteria)
    rows = [
        LotOfferRow(
            proposal_id=one.id,
            number=by_id[one.id].number,
            name=names[one.id],
            price=Money(one.price_minor, request.currency),
            finishes_on=one.finishes_on,
            points=None if hidden else shown(scored.scored[one.id].total),
            rank=None if hidden else ranks.get(one.id),
            is_leading=not hidden and scored.leading == one.id,
            standing=by_id[one.id].state == "sent",
        )
        for one in scored.candidates
    ]
    return LotView(
        position=lot.position,
        title=lot.title,
        brief=lot.brief,
        budget=_money(lot, request),
        share=weight,
        criteria=[(one.name, share(one.weight, whole)) for one in scored.criteria],
        own_weights=bool(lot.weights),
        state=lot.state,
        reason=lot.reason,
        winner=lot.winner_id,
        winner_name=names.get(lot.winner_id, "") if lot.winner_id else "",
        offers=sorted(rows, key=lambda one: (one.rank or 99, one.price.minor, one.number)),
    )


def _money(lot: Lot, request: Request) -> Money | None:
    return None if lot.budget_minor is None else Money(lot.budget_minor, request.currency)
