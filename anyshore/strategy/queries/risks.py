"""Reads of risks and limits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.strategy.models import Assessment, Limit, Option, Risk
from anyshore.strategy.queries.deciding import locked_assessment
from anyshore.strategy.rules.assessments import OPEN, AssessmentState
from anyshore.strategy.rules.risks import LimitTerms, level_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskRow:
    """One risk as pages show it."""

    id: UUID
    kind: str
    name: str
    likelihood: int
    effect: int
    measure: str
    likelihood_after: int
    effect_after: int
    owner_id: UUID | None
    owner: str
    review_on: date | None

    @property
    def before(self) -> int:
        """Chance times effect before the measure."""
        return self.likelihood * self.effect

    @property
    def after(self) -> int:
        """Chance times effect after the measure."""
        return self.likelihood_after * self.effect_after


@dataclass(frozen=True, slots=True)
class OptionRisks:
    """The risks of one option, the highest after the measures first."""

    option_id: UUID
    kind: str
    place: str
    country: str
    rows: tuple[RiskRow, ...]

    @property
    def level(self) -> int | None:
        """The highest that is left."""
        return level_of([row.after for row in self.rows])


@dataclass(frozen=True, slots=True)
class AssessmentRisks:
    """All risks of an assessment; ``changeable`` unless it waits for a decision or is over."""

    assessment_id: UUID
    number: int
    title: str
    state: str
    changeable: bool
    options: tuple[OptionRisks, ...]


@dataclass(frozen=True, slots=True)
class LimitRow:
    """A limit that holds, who set it and why."""

    id: UUID
    terms: LimitTerms
    reason: str
    set_by: str
    at: datetime

    @property
    def above(self) -> Money:
        """The sum from which it counts."""
        return Money(self.terms.above_minor, self.terms.currency)


CHANGEABLE = (AssessmentState.DRAFT, AssessmentState.COMPARED, AssessmentState.DECIDED)
"""While it waits for a decision nothing changes; after one, risks are looked after."""
WATCHED = (*CHANGEABLE, AssessmentState.PUT_UP)
"""While it is not over, a risk whose day has passed is to be looked at."""


def risks_of(actor: Actor, number: int) -> AssessmentRisks:
    """The risks of an assessment of the actor's organisation by its short number, or NotFound."""
    found = Assessment.objects.visible_to(actor).filter(number=number).first()
    if found is None:
        raise NotFound()
    options = list(Option.objects.filter(assessment=found).order_by("position"))
    rows: dict[UUID, list[RiskRow]] = {one.id: [] for one in options}
    for risk in Risk.objects.filter(option__assessment=found).select_related("owner").order_by("id"):
        rows[risk.option_id].append(_row(risk))
    return AssessmentRisks(
        assessment_id=found.id,
        number=found.number,
        title=found.title,
        state=found.state,
        changeable=found.state in CHANGEABLE,
        options=tuple(
            OptionRisks(one.id, one.kind, one.place, one.country, tuple(sorted(rows[one.id], key=_highest)))
            for one in options
        ),
    )


def _highest(row: RiskRow) -> tuple[int, int]:
    return (-row.after, -row.before)


def _row(risk: Risk) -> RiskRow:
    return RiskRow(
        id=risk.id,
        kind=risk.kind,
        name=risk.name,
        likelihood=risk.likelihood,
        effect=risk.effect,
        measure=risk.measure,
        likelihood_after=risk.likelihood_after,
        effect_after=risk.effect_after,
        owner_id=risk.owner_id,
        owner=risk.owner.name if risk.owner else "",
        review_on=risk.review_on,
    )


def locked_option(actor: Actor, option_id: UUID) -> tuple[Assessment, Option]:
    """An option that the actor sees, read after its assessment, the root, was locked."""
    seen = Option.objects.filter(pk=option_id, assessment__in=Assessment.objects.visible_to(actor))
    assessment_id = seen.values_list("assessment_id", flat=True).first()
    if assessment_id is None:
        raise NotFound()
    assessment = locked_assessment(actor, assessment_id)
    return assessment, Option.objects.get(pk=option_id)


def risk_in(option: Option, risk_id: UUID) -> Risk:
    """A risk of this option, or NotFound."""
    found = Risk.objects.filter(option=option, pk=risk_id).first()
    if found is None:
        raise NotFound()
    return found


def count_of(option: Option) -> int:
    """How many risks an option has."""
    return Risk.objects.filter(option=option).count()


def left_of(option: Option) -> int | None:
    """The highest risk that is left of an option; None without risks."""
    scores = Risk.objects.filter(option=option).values_list("likelihood_after", "effect_after")
    return level_of([chance * effect for chance, effect in scores])


def is_open(assessment: Assessment) -> bool:
    """Whether nothing is decided yet, so that a change makes the comparison stale."""
    return assessment.state in OPEN


def limits_of(actor: Actor) -> list[LimitRow]:
    """The limits of the actor's organisation that hold."""
    rows = Limit.objects.visible_to(actor).filter(lifted_at=None).select_related("set_by").order_by("kind")
    return [LimitRow(row.id, _terms(row), row.reason, row.set_by.name, row.at) for row in rows]


def live_limits(organisation_id: UUID) -> list[tuple[UUID, LimitTerms]]:
    """The limits that hold for an organisation, for the domains above."""
    rows = Limit.objects.filter(organisation_id=organisation_id, lifted_at=None).order_by("kind")
    return [(row.id, _terms(row)) for row in rows]


def live_limit(organisation_id: UUID, kind: str) -> Limit | None:
    """The limit of a kind that holds, if there is one."""
    return Limit.objects.filter(organisation_id=organisation_id, kind=kind, lifted_at=None).first()


def _terms(row: Limit) -> LimitTerms:
    return LimitTerms(row.kind, row.share_bps, row.above_minor, row.currency, row.force)
