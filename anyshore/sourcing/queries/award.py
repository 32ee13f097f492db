"""What an award rests on: which lots are decided, who is in front, and why the others were not chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.sourcing.models import Lot, LotPrice, Proposal, Request
from anyshore.sourcing.queries.loading import candidates, criteria_of
from anyshore.sourcing.queries.tenders import (
    LotScores,
    evaluators_of,
    in_running,
    lot_bids,
    lots_of,
    scored_lots,
    tender_of,
)
from anyshore.sourcing.rules.lots import Division, best_division
from anyshore.sourcing.rules.ranking import leader, ranking
from anyshore.sourcing.rules.refusals import LotsMissing
from anyshore.sourcing.rules.scoring import WhyNot, score, why_not_chosen
from anyshore.sourcing.rules.states import ProposalState, Reason
from anyshore.sourcing.rules.tenders import LotState, SplitRule


@dataclass(frozen=True, slots=True)
class Decided:
    """Whether everything is decided, and the proposals that won, the first of them in front."""

    all: bool
    winners: list[UUID]


def lots_decided(request: Request) -> Decided:
    """How far the decision is: without lots, one award is all."""
    lots = lots_of(request)
    won = Proposal.objects.filter(request=request, state=ProposalState.AWARDED).order_by("decided_at", "id")
    winners = list(won.values_list("id", flat=True))
    return Decided(all(one.state != LotState.OPEN for one in lots) if lots else bool(winners), winners)


def open_lots(request: Request) -> list[int]:
    """The lots (by place) that are not decided."""
    return [one.position for one in lots_of(request) if one.state == LotState.OPEN]


def lots_on_offer(proposal: Proposal, lots: tuple[int, ...]) -> list[Lot]:
    """Those of ``lots`` (by place) that the proposal prices and that are still open."""
    priced = LotPrice.objects.filter(proposal=proposal).values("lot_id")
    rows = Lot.objects.filter(pk__in=priced, position__in=list(lots), state=LotState.OPEN)
    return list(rows.order_by("position"))


def chosen_lots(proposal: Proposal, lots: tuple[int, ...]) -> list[Lot]:
    """The lots that are meant: some where the proposal prices lots, else none. LotsMissing where they are not on
    offer."""
    found = lots_on_offer(proposal, lots)
    if proposal.lotted != bool(lots) or len(found) != len(set(lots)):
        raise LotsMissing(field="lots")
    return found


def awaits_scores(request: Request) -> bool:
    """Whether evaluators are named and their scoring is not closed."""
    return bool(evaluators_of(request)) and tender_of(request).scoring_closed_at is None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a proposal stands: its rank, who is in front, and whether choosing it goes against that."""

    rank: int | None
    leading: UUID | None
    deviates: bool


def standing_of(request: Request, proposal: Proposal, lots: tuple[int, ...], at: datetime) -> Standing:
    """The proposal's standing for the whole, or for ``lots`` in the best division."""
    if lots:
        return _standing_in_lots(request, proposal, lots, at)
    running = in_running(request)
    scored = candidates(running)
    places = ranking(scored, score(scored, criteria_of(request), (request.published_at or at).date()))
    front = leader(places, len(running))
    rank = next((one.rank for one in places if one.id == proposal.id), None)
    return Standing(rank, front, front is not None and front != proposal.id)


def _standing_in_lots(request: Request, proposal: Proposal, lots: tuple[int, ...], at: datetime) -> Standing:
    best = division_of(request, at)
    others = [best.winners[lot] for lot in lots if lot in best.winners] if best else []
    against = next((one for one in others if one != proposal.id), None)
    ranks = [
        place.rank
        for one in scored_lots(request, in_running(request), at)
        if one.lot.position in lots
        for place in one.places
        if place.id == proposal.id
    ]
    return Standing(max(ranks, default=None), against or proposal.id, against is not None)


def division_of(request: Request, at: datetime) -> Division | None:
    """The best division of all lots by the tender's rule, over the proposals that stand or were awarded."""
    running = in_running(request)
    bids, weights = lot_bids(running, scored_lots(request, running, at))
    return best_division(bids, weights, SplitRule(tender_of(request).split_rule))


def reasons_against(request: Request, at: datetime) -> Mapping[UUID, WhyNot]:
    """Why each proposal that still stands was not chosen: against the winner, or that of the first lot both priced."""
    running = in_running(request)
    won = [one for one in running if one.state == ProposalState.AWARDED]
    left = [one for one in running if one.state == ProposalState.SENT]
    lots = scored_lots(request, running, at)
    if lots:
        return {one.id: _against_in_lots(one.id, lots) for one in left}
    all_ = candidates(running)
    by_id, criteria = {one.id: one for one in all_}, criteria_of(request)
    scored = score(all_, criteria, (request.published_at or at).date())
    return {one.id: why_not_chosen(by_id[one.id], by_id[won[0].id], criteria, scored) for one in left}


def _against_in_lots(proposal_id: UUID, lots: list[LotScores]) -> WhyNot:
    for one in lots:
        by_id = {candidate.id: candidate for candidate in one.candidates}
        if proposal_id in by_id and one.lot.winner_id in by_id:
            return why_not_chosen(by_id[proposal_id], by_id[one.lot.winner_id], one.criteria, one.scored)
    return WhyNot(Reason.CLOSED)
