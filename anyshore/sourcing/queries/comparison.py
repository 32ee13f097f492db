"""The comparison: every proposal on a request side by side, with its points and what they come to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from anyshore.catalogue.models import Standing
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.kit.money import Money
from anyshore.kit.overlap import Team, YearOverlap, overlap, span_of, year_from
from anyshore.kit.places import Shoring, shoring
from anyshore.parties.queries import OrganisationRow, organisations
from anyshore.plumbing import files
from anyshore.plumbing.files import AttachedFile
from anyshore.plumbing.shores import near
from anyshore.sourcing.models import Proposal, Request, Score
from anyshore.sourcing.policies import may_compare
from anyshore.sourcing.queries.blind import blinded, in_front, letters_of, masked, own_conflicts
from anyshore.sourcing.queries.duplicates import Sameness, sameness
from anyshore.sourcing.queries.loading import candidates, criteria_of
from anyshore.sourcing.queries.proposals import AnswerRow, MilestoneRow, answers_of, milestones_of
from anyshore.sourcing.queries.team_shares import ShareRow, teams_of
from anyshore.sourcing.rules.scoring import Scored, Weighed, score, share, shown
from anyshore.sourcing.rules.states import is_compared


@dataclass(frozen=True, slots=True)
class StandingRow:
    """What is known of a provider: a score with its range, and how many contracts it rests on."""

    score: int | None
    low: int | None
    high: int | None
    contracts: int


@dataclass(frozen=True, slots=True)
class PointsRow:
    """The points of one proposal on one criterion. ``part`` is what they add to the total, of 100."""

    criterion_id: UUID
    name: str
    kind: str
    share: float
    points: float | None
    part: float
    own: int | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRow:
    """One proposal in the comparison. ``total`` is known once every criterion has points, where there are no lots;
    ``covered`` is a percentage.

    ``letter`` stands for the bidder while names are hidden. ``conflict``: the reader takes no part in its scoring.
    ``reasons`` are facts about the offer as (code, good): the words stand at the door. ``team`` is everybody of the
    team that the bidder leads; how many they are is told while names are hidden too.
    """

    id: UUID
    number: int
    letter: str
    provider: OrganisationRow
    shoring: Shoring | None
    together: YearOverlap | None
    own_minutes: int
    """The client's own working day; ``together`` is what the two share of it, by both calendars."""
    binding: bool
    conflict: bool
    standing: StandingRow | None
    state: str
    price: Money
    finishes_on: date | None
    sent_at: datetime
    expires_at: datetime
    version: int
    outdated: bool
    shortlisted: bool
    points: list[PointsRow]
    total: float | None
    covered: int
    is_leading: bool
    text: str
    milestones: list[MilestoneRow]
    answers: list[AnswerRow]
    files: list[AttachedFile]
    reasons: list[tuple[str, bool]]
    same: list[Sameness]
    reason_code: str
    reason_detail: str
    reason: str
    team: list[ShareRow]
    team_size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionShare:
    """A criterion with its share of the whole weight in per cent."""

    id: UUID
    name: str
    kind: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All proposals that were or are in the running, the best first, and those that are out of it."""

    criteria: list[CriterionShare]
    offers: list[OfferRow]
    out: list[OfferRow]
    leading: UUID | None


def compare(actor: Actor, request_id: UUID, *, at: datetime) -> Comparison:
    """The proposals on one of the actor's own requests. NotFound or Forbidden for everybody but its client."""
    request = Request.objects.visible_to(actor).filter(pk=request_id).first()
    if request is None:
        raise NotFound()
    if not may_compare(actor, request):
        raise Forbidden()
    rows = Proposal.objects.visible_to(actor).filter(request=request).select_related("request")
    proposals = list(rows.order_by("sent_at", "id"))
    running = [one for one in proposals if is_compared(one.state, one.reason_code)]
    criteria = criteria_of(request)
    taken = blinded(request, candidates(running))
    scored = score(taken, criteria, (request.published_at or at).date())
    first = in_front(request, taken, scored)
    offers = _offers(actor, request, proposals, criteria, scored, first, at)
    ranked = sorted((offers[one.id] for one in running), key=_rank)
    out = [offers[one.id] for one in proposals if not is_compared(one.state, one.reason_code)]
    return Comparison(criteria=_shares(criteria), offers=ranked, out=out, leading=first)


def _rank(offer: OfferRow) -> tuple[bool, float, int, datetime]:
    """The awarded one first, then the higher total, then the lower price, then who came first."""
    return (offer.state != "awarded", -(offer.total or 0), offer.price.minor, offer.sent_at)


def _shares(criteria: list[Weighed]) -> list[CriterionShare]:
    whole = sum(one.weight for one in criteria)
    return [
        CriterionShare(id=one.id, name=one.name, kind=one.kind, share=share(one.weight, whole)) for one in criteria
    ]


def _offers(
    actor: Actor,
    request: Request,
    proposals: list[Proposal],
    criteria: list[Weighed],
    scored: dict[UUID, Scored],
    first: UUID | None,
    at: datetime,
) -> dict[UUID, OfferRow]:
    parties = organisations({request.client_id, *(one.provider_id for one in proposals)})
    standing = _standing(one.provider_id for one in proposals)
    milestones = milestones_of(proposals)
    answers = answers_of([one.id for one in proposals])
    attached = files.of(*(("proposal", one.id) for one in proposals))
    own = _own_scores(actor, proposals)
    same = sameness(proposals)
    teams = teams_of(proposals)
    reasons = _reasons([one for one in proposals if one.id in scored and not one.lotted])
    client = parties[request.client_id]
    here = Team(client.calendar, client.seat.hours)
    opens, closes = span_of(here, at.date())
    letters = letters_of(request, proposals)
    conflicts = own_conflicts(request, actor)
    offers = {}
    for one in proposals:
        points, letter = scored.get(one.id), letters.get(one.id, "")
        provider = masked(parties[one.provider_id], letter)
        offers[one.id] = OfferRow(
            id=one.id,
            number=one.number,
            letter=letter,
            provider=provider,
            shoring=None
            if letter
            else shoring(client.seat, provider.seat, on=at.date(), person=provider.is_person, near=near()),
            together=None
            if letter
            else overlap(here, Team(provider.calendar, provider.seat.hours), *year_from(at.date())),
            own_minutes=closes - opens,
            binding=one.binding,
            conflict=one.id in conflicts,
            standing=None if letter else standing.get(one.provider_id),
            state=one.state,
            price=Money(one.price_minor, request.currency),
            finishes_on=one.finishes_on,
            sent_at=one.sent_at,
            expires_at=one.expires_at,
            version=one.version,
            outdated=one.request_version < request.version,
            shortlisted=one.shortlisted_at is not None,
            points=_points(points, criteria, own.get(one.id, {})) if points else [],
            total=shown(points.total) if points and not one.lotted else None,
            covered=int(100 * points.covered) if points else 0,
            is_leading=one.id == first and not one.lotted,
            text=one.text,
            milestones=milestones[one.id],
            answers=answers[one.id],
            files=attached["proposal", one.id],
            reasons=reasons.get(one.id, []),
            same=same[one.id],
            reason_code=one.reason_code,
            reason_detail=one.reason_detail,
            reason=one.reason,
            team=[] if letter else teams.get(one.id, []),
            team_size=len(teams.get(one.id, [])),
        )
    return offers


def _points(scored: Scored, criteria: list[Weighed], own: dict[UUID, tuple[int, str]]) -> list[PointsRow]:
    whole = sum(one.weight for one in criteria)
    return [
        PointsRow(
            criterion_id=one.id,
            name=one.name,
            kind=one.kind,
            share=share(one.weight, whole),
            points=shown(got := scored.points[one.id]),
            part=shown(got * one.weight / whole) or 0.0 if got is not None else 0.0,
            own=own[one.id][0] if one.id in own else None,
            note=own[one.id][1] if one.id in own else "",
        )
        for one in criteria
    ]


def _own_scores(actor: Actor, proposals: list[Proposal]) -> dict[UUID, dict[UUID, tuple[int, str]]]:
    """The acting person's own points: evaluators see each other's only as the mean."""
    found: dict[UUID, dict[UUID, tuple[int, str]]] = {}
    rows = Score.objects.filter(proposal__in=proposals, evaluator_id=actor.person_id) if actor.person_id else []
    for row in rows:
        found.setdefault(row.proposal_id, {})[row.criterion_id] = (row.points, row.note)
    return found


def _standing(provider_ids: Iterable[UUID]) -> dict[UUID, StandingRow]:
    rows = Standing.objects.filter(organisation_id__in=list(provider_ids), side="provider")
    values = rows.values_list("organisation_id", "score", "score_low", "score_high", "contracts")
    return {row[0]: StandingRow(row[1], row[2], row[3], row[4]) for row in values}


def _reasons(running: list[Proposal]) -> dict[UUID, list[tuple[str, bool]]]:
    """Facts that tell the offers apart: only where there is something to tell apart."""
    found: dict[UUID, list[tuple[str, bool]]] = {one.id: [] for one in running}
    if len(running) < 2:
        return found
    lowest = min(one.price_minor for one in running)
    days = [one.finishes_on for one in running if one.finishes_on]
    for one in running:
        budget, wanted = one.request.budget_minor, one.request.wanted_on
        facts = (
            ("lowest_price", True, one.price_minor == lowest),
            ("first_to_finish", True, bool(days) and one.finishes_on == min(days)),
            ("above_budget", False, budget is not None and one.price_minor > budget),
            ("after_wanted", False, bool(wanted and one.finishes_on and one.finishes_on > wanted)),
            ("no_finish", False, one.finishes_on is None),
            ("older_version", False, one.request_version < one.request.version),
        )
        found[one.id] = [(code, good) for code, good, holds in facts if holds]
    return found
