"""A tender as the page of its request shows it: to its client, and to those who bid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.parties.queries import organisations
from anyshore.plumbing.state import newest_move
from anyshore.sourcing import policies
from anyshore.sourcing.models import Opening, Proposal, Request, Round, Tender
from anyshore.sourcing.queries.blind import are_names_hidden, are_scores_hidden, is_sealed, letters_of
from anyshore.sourcing.queries.loading import candidates, criteria_of, live_proposals
from anyshore.sourcing.queries.lot_view import LotsView, lots_view
from anyshore.sourcing.queries.tenders import (
    evaluators_of,
    in_running,
    is_tender,
    openers_of,
    people_of,
    scoring_state,
    tender_of,
)
from anyshore.sourcing.rules.clocks import is_over
from anyshore.sourcing.rules.ranking import Sensitivity, ranking, sensitivity
from anyshore.sourcing.rules.scoring import score
from anyshore.sourcing.rules.states import CriterionKind, RequestKind, RequestState


@dataclass(frozen=True, slots=True)
class EvaluatorRow:
    """A person named to score, and how far they are; ``conflicts`` counts bidders they take no part in."""

    person_id: UUID
    name: str
    declared: bool
    conflicts: int
    missing: int


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A further round: what was asked for."""

    number: int
    words: str
    until: datetime
    last: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Reopened:
    """That an award came to nothing and the request takes proposals again; why, only its client is told."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderView:
    """A tender. What only its client may see is empty for others. ``count`` proposals have come in and stand.

    ``firm`` tells what a change of weights would do to the first two; ``may`` names the verbs of this reader now.
    """

    kind: str
    sealed: bool
    is_sealed: bool
    opened_at: datetime | None
    reopened: Reopened | None
    count: int
    openers: list[str]
    confirmed: list[tuple[str, datetime]]
    names_hidden: bool
    hides_names: bool
    scores_hidden: bool
    tell_rank: bool
    criteria_hash: str
    locked_at: datetime | None
    round: int
    last_round: bool
    rounds: list[RoundRow]
    evaluators: list[EvaluatorRow]
    me: EvaluatorRow | None
    scoring_closed_at: datetime | None
    scoring_reason: str
    lots: LotsView | None
    firm: Sensitivity | None
    pair: tuple[str, str] | None
    follows: int | None
    followed_by: int | None
    may: frozenset[str]


def tender_view(actor: Actor, request_id: UUID, *, at: datetime) -> TenderView | None:
    """The tender that a request is; None for a plain one, NotFound for one that the actor does not see."""
    request = Request.objects.visible_to(actor).select_related("follows").filter(pk=request_id).first()
    if request is None:
        raise NotFound()
    if not is_tender(request):
        return None
    tender, is_client = tender_of(request), policies.may_compare(actor, request)
    live = live_proposals(request)
    names = names_of(request, at) if is_client and not is_sealed(request) else {}
    evaluators = _evaluators(request, live) if is_client else []
    firm, pair = _firm(request, names, at) if is_client else (None, None)
    confirmed = Opening.objects.filter(request=request, round=tender.round).order_by("at")
    people = people_of(request)
    return TenderView(
        kind=request.kind,
        sealed=request.sealed,
        is_sealed=is_sealed(request),
        opened_at=request.opened_at,
        reopened=_reopened(request, tell=is_client),
        count=len(live) if is_client else 0,
        openers=[people.get(one, "") for one in openers_of(request)] if is_client else [],
        confirmed=list(confirmed.values_list("person__name", "at")),
        names_hidden=tender.names_hidden,
        hides_names=are_names_hidden(request),
        scores_hidden=are_scores_hidden(request),
        tell_rank=tender.tell_rank,
        criteria_hash=tender.criteria_hash,
        locked_at=tender.criteria_locked_at,
        round=tender.round,
        last_round=tender.last_round,
        rounds=[
            RoundRow(one.number, one.words, one.until, one.last, one.at)
            for one in Round.objects.filter(request=request).order_by("number")
        ],
        evaluators=evaluators,
        me=next((one for one in evaluators if one.person_id == actor.person_id), None),
        scoring_closed_at=tender.scoring_closed_at,
        scoring_reason=tender.scoring_reason,
        lots=lots_view(request, names, at),
        firm=firm,
        pair=pair,
        follows=request.follows.number if request.follows and is_client else None,
        followed_by=_followed_by(request) if is_client else None,
        may=_may(actor, request, tender, at),
    )


def names_of(request: Request, at: datetime) -> dict[UUID, str]:
    """The bidders in the running by proposal: by name, or by letter while names are hidden."""
    running = in_running(request)
    letters = letters_of(request, list(Proposal.objects.filter(request=request)))
    parties = organisations({one.provider_id for one in running})
    return {one.id: letters.get(one.id) or parties[one.provider_id].name for one in running}


def _evaluators(request: Request, live: list[Proposal]) -> list[EvaluatorRow]:
    people = people_of(request)
    return [
        EvaluatorRow(one.person_id, people.get(one.person_id, ""), one.declared, len(one.conflicts), one.points)
        for one in scoring_state(request, live)
    ]


def _firm(request: Request, names: dict[UUID, str], at: datetime) -> tuple[Sensitivity | None, tuple[str, str] | None]:
    """How firm the order of the first two is, once every point is known."""
    running = [one for one in in_running(request) if one.id in names]
    if are_scores_hidden(request) or len(running) < 2 or any(one.lotted for one in running):
        return None, None
    taken, criteria = candidates(running), criteria_of(request)
    scored = score(taken, criteria, (request.published_at or at).date())
    places = ranking(taken, scored)
    if len(places) < len(running):
        return None, None
    first, second = places[0].id, places[1].id
    return sensitivity(scored[first], scored[second], criteria), (names[first], names[second])


def _reopened(request: Request, *, tell: bool) -> Reopened | None:
    found = newest_move(("request", request.id), "reopen") if request.state == RequestState.OPEN else None
    return Reopened(found[0], found[1] if tell else "") if found else None


def _followed_by(request: Request) -> int | None:
    found: int | None = Request.objects.filter(follows=request).values_list("number", flat=True).first()
    return found


def _may(actor: Actor, request: Request, tender: Tender, at: datetime) -> frozenset[str]:
    is_open, shut = request.state == RequestState.OPEN, is_over(request.proposals_until, at)
    people, sealed = evaluators_of(request), is_sealed(request)
    early = request.state in (RequestState.DRAFT, RequestState.OPEN)
    scoring = is_open and not sealed and bool(people)
    closed = tender.scoring_closed_at is not None
    confirmed = Opening.objects.filter(request=request, round=tender.round, person_id=actor.person_id).exists()
    judged = any(one.kind == CriterionKind.JUDGED for one in criteria_of(request))
    between = is_open and shut and not sealed and not tender.last_round
    verbs = {
        "set_up": early and policies.may_set_up_tender(actor, request),
        "open": is_open
        and sealed
        and shut
        and not confirmed
        and policies.may_open(actor, request, openers_of(request)),
        "declare": scoring and not closed and policies.may_evaluate(actor, request, people),
        "close_scoring": scoring and not closed and policies.may_close_scoring(actor, request),
        "agree": is_open and closed and judged and policies.may_agree_points(actor, request, people),
        "see_scores": bool(people) and (closed or not is_open) and policies.may_compare(actor, request),
        "begin_round": between and request.kind != RequestKind.RFI and policies.may_begin_round(actor, request),
        "follow": is_open and not sealed and request.kind == RequestKind.RFI and policies.may_follow(actor, request),
        "divide": is_open
        and not sealed
        and (closed or not people)
        and not is_over(request.decide_until, at)
        and policies.may_award(actor, request),
        "report": request.published_at is not None and not sealed and policies.may_compare(actor, request),
    }
    return frozenset(verb for verb, allowed in verbs.items() if allowed)
