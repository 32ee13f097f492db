"""How proposals are scored, as docs/algorithms/scoring.md tells it with a worked table that a test reads.

Everything is an exact fraction until it is shown with one decimal. Scores are estimates: no money follows from them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from uuid import UUID

from anyshore.sourcing.rules.states import CriterionKind, Reason

FULL = Fraction(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """What one evaluator gives one proposal on one criterion: 0 to 100, with a note."""

    criterion_id: UUID
    points: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A criterion: its weight counts against the sum of all."""

    id: UUID
    name: str
    weight: int
    kind: str = CriterionKind.JUDGED


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal as it is scored: ``judged`` holds each evaluator's points by criterion."""

    id: UUID
    price_minor: int
    finishes_on: date | None = None
    judged: Mapping[UUID, Sequence[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scored:
    """A proposal's points by criterion (None where they are not known yet), and what they come to.

    ``total`` is known once every criterion has points. ``covered`` is the share of the weight that has some.
    """

    id: UUID
    points: Mapping[UUID, Fraction | None]
    total: Fraction | None
    covered: Fraction


def score(candidates: Sequence[Candidate], criteria: Sequence[Weighed], start_on: date) -> dict[UUID, Scored]:
    """Score every candidate against the others. Schedules are counted in days from ``start_on``."""
    lowest = min((one.price_minor for one in candidates), default=0)
    spans = [days(one, start_on) for one in candidates]
    shortest = min((span for span in spans if span is not None), default=0)
    return {one.id: _scored(one, criteria, lowest, shortest, start_on) for one in candidates}


def _scored(one: Candidate, criteria: Sequence[Weighed], lowest: int, shortest: int, start_on: date) -> Scored:
    points = {criterion.id: _points(one, criterion, lowest, shortest, start_on) for criterion in criteria}
    whole = sum(criterion.weight for criterion in criteria)
    known = [(criterion.weight, got) for criterion in criteria if (got := points[criterion.id]) is not None]
    weight = sum(part for part, _ in known)
    total = sum((part * got for part, got in known), Fraction(0)) / whole if whole and weight == whole else None
    return Scored(one.id, points, total, Fraction(weight, whole) if whole else Fraction(0))


def _points(one: Candidate, criterion: Weighed, lowest: int, shortest: int, start_on: date) -> Fraction | None:
    if criterion.kind == CriterionKind.PRICE:
        return FULL * lowest / one.price_minor
    if criterion.kind == CriterionKind.SCHEDULE:
        span = days(one, start_on)
        return Fraction(0) if span is None else FULL * shortest / span
    given = one.judged.get(criterion.id, ())
    return Fraction(sum(given), len(given)) if given else None


def days(one: Candidate, start_on: date) -> int | None:
    """Days from ``start_on`` to the finishing day, one at least; None where no day is offered."""
    return None if one.finishes_on is None else max(1, (one.finishes_on - start_on).days)


def shown(points: Fraction | None) -> float | None:
    """Points with one decimal, halves to even, as pages show them."""
    return None if points is None else float(round(points, 1))


def share(weight: int, whole: int) -> float:
    """A weight's part of the whole in per cent, with one decimal."""
    return float(round(Fraction(100 * weight, whole), 1))


def leading(scored: Mapping[UUID, Scored]) -> UUID | None:
    """The proposal with the highest total; None while any total is unknown or the first two are equal."""
    totals = sorted(((one.total, one.id) for one in scored.values() if one.total is not None), reverse=True)
    if not totals or len(totals) < len(scored) or (len(totals) > 1 and totals[0][0] == totals[1][0]):
        return None
    return totals[0][1]


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a proposal was not chosen: a reason, and the criterion's name where one tells it."""

    reason: Reason
    criterion: str = ""


def why_not_chosen(
    loser: Candidate, winner: Candidate, criteria: Sequence[Weighed], scored: Mapping[UUID, Scored]
) -> WhyNot:
    """The plainest true reason why ``winner`` was preferred to ``loser``.

    Where both have a total and the winner's is higher, it is the criterion in which most of the difference lies.
    Else a lower price, else an earlier finish, else the client's own judgement. No figure of the winner is told.
    """
    ours, theirs = scored[loser.id], scored[winner.id]
    if ours.total is not None and theirs.total is not None and theirs.total > ours.total:
        gaps = [(one.weight * ((theirs.points[one.id] or 0) - (ours.points[one.id] or 0)), one) for one in criteria]
        widest = max(gaps, key=lambda gap: gap[0])[1]
        named = {CriterionKind.PRICE: Reason.PRICE, CriterionKind.SCHEDULE: Reason.SCHEDULE}
        return WhyNot(named.get(CriterionKind(widest.kind), Reason.SCORE), widest.name)
    if winner.price_minor < loser.price_minor:
        return WhyNot(Reason.PRICE)
    if winner.finishes_on and (loser.finishes_on is None or winner.finishes_on < loser.finishes_on):
        return WhyNot(Reason.SCHEDULE)
    return WhyNot(Reason.JUDGEMENT)
