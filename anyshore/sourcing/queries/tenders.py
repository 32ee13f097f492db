"""What verbs and pages load of a tender: its setup, its people, its lots, how far the scoring is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.parties.queries import readers_of
from anyshore.parties.rules import Right
from anyshore.sourcing.models import (
    Bundle,
    Criterion,
    Declaration,
    Evaluator,
    Lot,
    LotPrice,
    Opener,
    Proposal,
    Request,
    Score,
    Tender,
)
from anyshore.sourcing.models.parts import read_request
from anyshore.sourcing.queries.loading import candidates, criteria_of, live_proposals, proposal_of
from anyshore.sourcing.rules.clocks import is_over
from anyshore.sourcing.rules.lots import LotBid, lot_weights
from anyshore.sourcing.rules.pricing import BundleOffer, LotOffer
from anyshore.sourcing.rules.ranking import Place, leader, ranking
from anyshore.sourcing.rules.refusals import AlreadyProposed, ProposalsClosed, RequestNotOpen, RoundClosed
from anyshore.sourcing.rules.scoring import Candidate, Scored, Weighed, score
from anyshore.sourcing.rules.states import CriterionKind, ProposalState, Reason, RequestKind, RequestState
from anyshore.sourcing.rules.tenders import TENDERS, LotTerms, NotATender, TenderTerms
from anyshore.sourcing.rules.terms import content


def is_tender(request: Request) -> bool:
    """Whether the request is run in steps, by several people, on record."""
    return request.kind in TENDERS


def tender_of(request: Request) -> Tender:
    """How the request is run; one that nobody has set up has the defaults. NotATender for a plain one."""
    if not is_tender(request):
        raise NotATender()
    return Tender.objects.filter(request=request).first() or Tender(request=request)


def setup_of(request: Request) -> TenderTerms:
    """The setup as terms: what ``set_up_tender`` was given."""
    tender = tender_of(request)
    return TenderTerms(
        sealed=request.sealed,
        names_hidden=tender.names_hidden,
        tell_rank=tender.tell_rank,
        split_rule=tender.split_rule,
        evaluator_ids=tuple(evaluators_of(request)),
        opener_ids=tuple(openers_of(request)),
        reviewer_id=tender.reviewer_id,
        lots=tuple(
            LotTerms(title=one.title, brief=one.brief, budget_minor=one.budget_minor, weights=tuple(one.weights))
            for one in lots_of(request)
        ),
    )


def people_of(request: Request) -> dict[UUID, str]:
    """Those who work for the client: they may be named to score, to open, to review."""
    return {one.person_id: one.name for one in readers_of(request.client_id, Right.WORK)}


def evaluators_of(request: Request) -> dict[UUID, UUID]:
    """The evaluators by person: person id to evaluator id. None for a plain request."""
    if not is_tender(request):
        return {}
    return dict(Evaluator.objects.filter(request=request).order_by("id").values_list("person_id", "id"))


def openers_of(request: Request) -> list[UUID]:
    """The people named to open."""
    return list(Opener.objects.filter(request=request).order_by("id").values_list("person_id", flat=True))


def lots_of(request: Request) -> list[Lot]:
    """The lots in their order: a request for information and a plain one have none."""
    if request.kind not in (RequestKind.RFQ, RequestKind.RFP):
        return []
    return list(Lot.objects.filter(request=request).order_by("position"))


def lot_titles(request: Request) -> dict[int, str]:
    """The lots by place, each by its title."""
    return {one.position: one.title for one in lots_of(request)}


def criteria_hash(request: Request) -> str:
    """The digest of what proposals are judged by: criteria, weights, kinds, guides and anchors, and the lots'
    weights."""
    judged = {
        "criteria": content(read_request(request))["criteria"],
        "lots": [[one.title, list(one.weights)] for one in lots_of(request)],
    }
    return hashlib.sha256(json.dumps(judged, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def round_of(request: Request) -> int:
    """The round in which the request is: 1 for a plain one."""
    found = Tender.objects.filter(request=request).values_list("round", flat=True).first() if is_tender(request) else 1
    return found or 1


@dataclass(frozen=True, slots=True)
class Missing:
    """How far one evaluator is: proposals not declared about, and points not given."""

    person_id: UUID
    declared: bool
    conflicts: frozenset[UUID]
    points: int


def must_take_first(request: Request, provider_id: UUID, at: datetime) -> None:
    """Refuse a first proposal of this provider, or a draft of one, on a request that takes none of it at ``at``."""
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    if is_over(request.proposals_until, at):
        raise ProposalsClosed(until=request.proposals_until)
    standing = proposal_of(request, provider_id)
    if standing is not None:
        raise AlreadyProposed(number=standing.number)
    if round_of(request) > 1:
        raise RoundClosed()


def must_take_next(request: Request, provider_id: UUID, at: datetime) -> int:
    """Refuse a first proposal, a revision, or a draft of one, on a request that takes none of this provider at ``at``;
    the version that would be revised, 0 where it is the first."""
    standing = proposal_of(request, provider_id)
    if standing is None:
        must_take_first(request, provider_id, at)
        return 0
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    if is_over(request.proposals_until, at):
        raise ProposalsClosed(until=request.proposals_until)
    if standing.reason_code == Reason.ROUND:
        raise RoundClosed()
    if standing.state in (ProposalState.DECLINED, ProposalState.AWARDED):
        raise AlreadyProposed(number=standing.number)
    return standing.version


def scoring_state(request: Request, proposals: Sequence[Proposal]) -> list[Missing]:
    """For each evaluator what is still missing, over the proposals that stand."""
    people = evaluators_of(request)
    criteria = Criterion.objects.filter(request=request, kind=CriterionKind.JUDGED)
    judged = list(criteria.values_list("id", flat=True))
    ids = [one.id for one in proposals]
    declared = Declaration.objects.filter(evaluator__request=request, proposal_id__in=ids)
    said = {
        (row[0], row[1]): row[2] for row in declared.values_list("evaluator__person_id", "proposal_id", "conflict")
    }
    scores = Score.objects.filter(proposal_id__in=ids, criterion_id__in=judged, round=round_of(request))
    given = set(scores.values_list("evaluator_id", "proposal_id", "criterion_id"))
    return [
        Missing(
            person,
            all((person, one) in said for one in ids),
            frozenset(one for one in ids if said.get((person, one))),
            sum((person, one, of) not in given for one in ids if not said.get((person, one)) for of in judged),
        )
        for person in people
    ]


def is_scored(request: Request) -> bool:
    """Whether every evaluator has given all points they owe, and there is something to score."""
    live = live_proposals(request)
    state = scoring_state(request, live)
    return bool(live and state) and all(one.declared and not one.points for one in state)


def lot_offers(proposal_ids: Iterable[UUID]) -> dict[UUID, tuple[list[LotOffer], list[BundleOffer]]]:
    """The prices by lot and for combinations of lots, by proposal."""
    found: dict[UUID, tuple[list[LotOffer], list[BundleOffer]]] = {one: ([], []) for one in proposal_ids}
    prices = LotPrice.objects.filter(proposal_id__in=list(found)).order_by("lot__position")
    for row in prices.values_list("proposal_id", "lot__position", "price_minor", "finishes_on"):
        found[row[0]][0].append(LotOffer(lot=row[1], price_minor=row[2], finishes_on=row[3]))
    for bundle in Bundle.objects.filter(proposal_id__in=list(found)).order_by("id"):
        found[bundle.proposal_id][1].append(BundleOffer(lots=tuple(bundle.lots), price_minor=bundle.price_minor))
    return found


@dataclass(frozen=True, slots=True)
class LotScores:
    """One lot: its criteria with its weights, the offers on it as they are scored, and their order."""

    lot: Lot
    criteria: list[Weighed]
    candidates: list[Candidate]
    scored: dict[UUID, Scored]
    places: list[Place]

    @property
    def leading(self) -> UUID | None:
        """The offer in front on this lot, if one is."""
        return leader(self.places, len(self.candidates))


def scored_lots(request: Request, proposals: Sequence[Proposal], at: datetime) -> list[LotScores]:
    """Every lot with its offers scored against each other: the lot's own price and day, the proposal's judged
    points."""
    offers = lot_offers(one.id for one in proposals)
    judged = {one.id: one.judged for one in candidates(list(proposals))}
    criteria, start = criteria_of(request), (request.published_at or at).date()
    found = []
    for lot in lots_of(request):
        own = [
            Weighed(one.id, one.name, lot.weights[place] if lot.weights else one.weight, one.kind)
            for place, one in enumerate(criteria)
        ]
        on_lot = [
            Candidate(one.id, part.price_minor, part.finishes_on or one.finishes_on, judged[one.id])
            for one in proposals
            for part in offers[one.id][0]
            if part.lot == lot.position
        ]
        scored = score(on_lot, own, start)
        found.append(LotScores(lot, own, on_lot, scored, ranking(on_lot, scored)))
    return found


def lot_bids(proposals: Sequence[Proposal], lots: Sequence[LotScores]) -> tuple[list[LotBid], dict[int, int]]:
    """The bids from which the best division is worked out, and the weights of the lots."""
    offers = lot_offers(one.id for one in proposals)
    points = {(one.lot.position, id_): got.total for one in lots for id_, got in one.scored.items()}
    bids = [
        LotBid(
            one.id,
            {part.lot: part.price_minor for part in offers[one.id][0]},
            [(frozenset(bundle.lots), bundle.price_minor) for bundle in offers[one.id][1]],
            {part.lot: points.get((part.lot, one.id)) for part in offers[one.id][0]},
        )
        for one in proposals
    ]
    weights = lot_weights([one.lot.budget_minor for one in lots])
    return bids, {one.lot.position: weight for one, weight in zip(lots, weights, strict=True)}


def in_running(request: Request) -> list[Proposal]:
    """The proposals that stand or have been awarded, in the order in which they came."""
    states = (ProposalState.SENT, ProposalState.AWARDED)
    return list(Proposal.objects.filter(request=request, state__in=states).order_by("sent_at", "id"))


def own_tender(actor: Actor, number: int) -> Request:
    """One of the actor's own tenders by its number; NotFound for others', NotATender for a plain request."""
    request = Request.objects.of_client(actor).filter(number=number).first()
    if request is None:
        raise NotFound()
    if not is_tender(request):
        raise NotATender()
    found: Request = request
    return found


def setup_for(actor: Actor, number: int) -> tuple[TenderTerms, dict[UUID, str]]:
    """The setup of one of the actor's own tenders, and the people who may be named in it."""
    request = own_tender(actor, number)
    return setup_of(request), people_of(request)
