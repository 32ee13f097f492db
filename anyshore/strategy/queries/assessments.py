"""One assessment as its page shows it, with everything that was worked out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.plumbing import files
from anyshore.plumbing.files import AttachedFile
from anyshore.strategy.models import Assessment, Decision, DecisionReview, GatePassage
from anyshore.strategy.models.deciding import read_lines, volume_of
from anyshore.strategy.policies import may_assess, may_decide
from anyshore.strategy.queries.cases import options_of
from anyshore.strategy.rules.advice import Advice
from anyshore.strategy.rules.assessments import ASSESSMENT, GATES, AssessmentState
from anyshore.strategy.rules.decisions import GATED, next_gate
from anyshore.strategy.rules.estimates import Estimate
from anyshore.strategy.rules.results import Points, Result, read
from anyshore.strategy.rules.simulation import OptionOutcome
from anyshore.strategy.rules.terms import LineTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionView:
    """One option with its lines (each with its key) and, once compared, what it comes to."""

    id: UUID
    kind: str
    place: str
    country: str
    capacity: int | None
    kept_milli: int
    risk: int
    shared_minutes: int
    lines: list[tuple[str, LineTerms]]
    outcome: OptionOutcome | None
    points: Points | None

    @property
    def key(self) -> str:
        """The name under which the rules know it."""
        return str(self.id)


@dataclass(frozen=True, slots=True)
class DecisionView:
    """What was decided: by which option, why, by whom."""

    id: UUID
    option_id: UUID
    drivers: list[str]
    reason: str
    freed_for: str
    decider: str
    at: datetime
    hash: str
    baseline: int
    review_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What the client said later, beside the plan."""

    at: datetime
    person: str
    cost: Money
    freed_milli: int
    freed_for: str
    note: str


@dataclass(frozen=True, slots=True)
class GateView:
    """One of the five gates; without ``outcome`` it is ahead."""

    gate: str
    outcome: str = ""
    reason: str = ""
    evidence: str = ""
    person: str = ""
    at: datetime | None = None
    files: tuple[AttachedFile, ...] = ()
    is_next: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentView:
    """One assessment. ``may`` names the verbs that the reader may do now."""

    id: UUID
    number: int
    title: str
    state: str
    version: int
    activity_id: UUID
    activity: str
    activity_number: int
    level: str
    currency: str
    unit: str
    volume: Estimate
    horizon: int
    discount_bps: int
    wanted_minutes: int
    people_milli: int
    needed: list[int]
    available: list[int]
    matrix_field: str
    weights: Mapping[str, int]
    weights_locked: bool
    compared_at: datetime | None
    inputs_hash: str
    options: list[OptionView]
    advice: Advice | None
    decision: DecisionView | None
    reviews: list[ReviewView]
    gates: list[GateView]
    may: frozenset[str]

    def option(self, key: str) -> OptionView:
        """The option with this key."""
        return next(one for one in self.options if one.key == key)

    @property
    def as_now(self) -> OptionView:
        """In-house as now."""
        return self.options[0]

    @property
    def advised(self) -> OptionView | None:
        """The option that is recommended, once there is one."""
        return self.option(self.advice.key) if self.advice else None


def assessment_view(actor: Actor, number: int) -> AssessmentView:
    """The assessment with this number if the actor may see it, or NotFound."""
    rows = Assessment.objects.visible_to(actor).select_related("activity")
    one = rows.filter(number=number).first()
    if one is None:
        raise NotFound()
    result = read(one.result) if one.result else None
    decision = Decision.objects.select_related("decider", "baseline").filter(assessment=one).first()
    gates = _gates(one)
    return AssessmentView(
        id=one.id,
        number=one.number,
        title=one.title,
        state=one.state,
        version=one.version,
        activity_id=one.activity_id,
        activity=one.activity.name,
        activity_number=one.activity.number,
        level=one.activity.level,
        currency=one.currency,
        unit=one.unit,
        volume=volume_of(one),
        horizon=one.horizon,
        discount_bps=one.discount_bps,
        wanted_minutes=one.wanted_minutes,
        people_milli=one.people_milli,
        needed=one.needed,
        available=one.available,
        matrix_field=one.matrix_field,
        weights=one.weights,
        weights_locked=one.compared_at is not None,
        compared_at=one.compared_at,
        inputs_hash=one.inputs_hash,
        options=_options(one, result),
        advice=result.advice if result else None,
        decision=_decision(decision) if decision else None,
        reviews=_reviews(one, decision) if decision else [],
        gates=gates,
        may=_may(actor, one),
    )


def _options(one: Assessment, result: Result | None) -> list[OptionView]:
    rows = options_of(one)
    lines = read_lines(row.id for row in rows)
    return [
        OptionView(
            id=row.id,
            kind=row.kind,
            place=row.place,
            country=row.country,
            capacity=row.capacity,
            kept_milli=row.kept_milli,
            risk=row.risk,
            shared_minutes=row.shared_minutes,
            lines=lines[row.id],
            outcome=result.outcomes[str(row.id)] if result else None,
            points=result.points[str(row.id)] if result else None,
        )
        for row in rows
    ]


def _decision(row: Decision) -> DecisionView:
    return DecisionView(
        row.id,
        row.option_id,
        row.drivers,
        row.reason,
        row.freed_for,
        row.decider.name,
        row.at,
        row.hash,
        row.baseline.number,
        row.review_at,
    )


def _reviews(one: Assessment, decision: Decision) -> list[ReviewView]:
    rows = DecisionReview.objects.filter(decision=decision).select_related("person").order_by("at", "id")
    return [
        ReviewView(
            row.at, row.person.name, Money(row.cost_minor, one.currency), row.freed_milli, row.freed_for, row.note
        )
        for row in rows
    ]


def _gates(one: Assessment) -> list[GateView]:
    rows = {row.gate: row for row in GatePassage.objects.filter(assessment=one).select_related("person")}
    attached = files.of(*(("gate", row.id) for row in rows.values()))
    ahead = next_gate(list(rows)) if one.state in GATED else None
    return [
        GateView(
            str(gate),
            row.outcome,
            row.reason,
            row.evidence,
            row.person.name,
            row.at,
            tuple(attached["gate", row.id]),
        )
        if (row := rows.get(gate))
        else GateView(str(gate), is_next=gate == ahead)
        for gate in GATES
    ]


VERBS = {
    "compare": may_assess,
    "discard": may_assess,
    "put_up": may_assess,
    "take_back": may_assess,
    "decide": may_decide,
    "keep": may_decide,
}


def _may(actor: Actor, one: Assessment) -> frozenset[str]:
    state = AssessmentState(one.state)
    found = {verb for verb, policy in VERBS.items() if ASSESSMENT.allows(state, verb) and policy(actor)}
    if state in (AssessmentState.DRAFT, AssessmentState.COMPARED) and may_assess(actor):
        found.add("change")
    if state == AssessmentState.PUT_UP and may_assess(actor):
        found.add("ask")
    if state in GATED and may_decide(actor):
        found.add("pass_gate")
    if state == AssessmentState.DECIDED and may_assess(actor):
        found |= {"review", "request"}
    return frozenset(found)
