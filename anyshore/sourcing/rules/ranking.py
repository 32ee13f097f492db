"""The order of scored proposals, how firm it is, and how far evaluators are apart: docs/algorithms/scoring.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from anyshore.sourcing.rules.scoring import Candidate, Scored, Weighed, shown
from anyshore.sourcing.rules.states import CriterionKind

STEP = 5
"""By how many points of a hundred the sensitivity sentence moves a weight."""


@dataclass(frozen=True, slots=True)
class Place:
    """A proposal's rank, from 1. Equal totals are parted by the lower price, then the earlier finish."""

    id: UUID
    rank: int


def ranking(candidates: Sequence[Candidate], scored: Mapping[UUID, Scored]) -> list[Place]:
    """The proposals whose total is known, best first. Those that even price and day do not part share a rank."""
    keys = {
        one.id: (-total, one.price_minor, one.finishes_on or date.max)
        for one in candidates
        if (total := scored[one.id].total) is not None
    }
    order = sorted(keys, key=lambda one: keys[one])
    return [Place(one, 1 + sum(keys[other] < keys[one] for other in order)) for one in order]


def leader(places: Sequence[Place], of: int) -> UUID | None:
    """The one proposal in front, once all ``of`` them have a total; None where two share the place."""
    if len(places) < of or not places or (len(places) > 1 and places[1].rank == 1):
        return None
    return places[0].id


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What a change of weights would do to the first two: ``gap`` in points. Shares in per cent of all weight.

    ``moved`` gives ``before`` to ``after`` of its share to ``other``; ``holds`` tells whether the order stays.
    ``flips_at`` is the share of ``moved`` at which the two change places, the others in proportion; None if none.
    """

    gap: Fraction
    moved: str
    after: Fraction
    other: str
    other_after: Fraction
    holds: bool
    flips_at: Fraction | None

    @property
    def gap_shown(self) -> float:
        """The gap with one decimal."""
        return shown(self.gap) or 0.0

    @property
    def after_shown(self) -> float:
        """The share of ``moved`` after the change, with one decimal."""
        return shown(self.after) or 0.0

    @property
    def other_after_shown(self) -> float:
        """The share of ``other`` after the change, with one decimal."""
        return shown(self.other_after) or 0.0

    @property
    def flips_shown(self) -> float | None:
        """The share at which they change places, with one decimal."""
        return shown(self.flips_at)


def sensitivity(first: Scored, second: Scored, criteria: Sequence[Weighed]) -> Sensitivity | None:
    """How firm the order of the first two is if price (or else the heaviest criterion) weighed less."""
    if first.total is None or second.total is None or len(criteria) < 2:
        return None
    whole = sum(one.weight for one in criteria)
    shares = {one.id: Fraction(100 * one.weight, whole) for one in criteria}
    heavy = sorted(criteria, key=lambda one: -one.weight)
    moved = next((one for one in criteria if one.kind == CriterionKind.PRICE), heavy[0])
    other = next((one for one in heavy if one.id != moved.id and one.kind == CriterionKind.JUDGED), None)
    other = other or next(one for one in heavy if one.id != moved.id)
    step = min(Fraction(STEP), shares[moved.id])
    gaps = {one.id: (first.points[one.id] or 0) - (second.points[one.id] or 0) for one in criteria}
    gap = first.total - second.total
    changed = gap + step * (gaps[other.id] - gaps[moved.id]) / 100
    return Sensitivity(
        gap=gap,
        moved=moved.name,
        after=shares[moved.id] - step,
        other=other.name,
        other_after=shares[other.id] + step,
        holds=changed > 0,
        flips_at=_flip(Fraction(gaps[moved.id]), shares[moved.id], gap),
    )


def _flip(of_moved: Fraction, share: Fraction, gap: Fraction) -> Fraction | None:
    """The share at which the weighted gap is nought, while the other weights keep their proportion."""
    if share == 100:
        return None
    rest = (gap - share * of_moved / 100) / (1 - share / 100)
    if of_moved == rest:
        return None
    at = 100 * rest / (rest - of_moved)
    return at if 0 <= at <= 100 else None


@dataclass(frozen=True, slots=True)
class Spread:
    """How far evaluators are apart on one criterion of one proposal."""

    proposal_id: UUID
    criterion_id: UUID
    low: int
    high: int

    @property
    def width(self) -> int:
        """Points between the highest and the lowest."""
        return self.high - self.low


def spreads(given: Mapping[tuple[UUID, UUID], Sequence[int]]) -> list[Spread]:
    """The spread of each (proposal, criterion), the widest first."""
    found = [
        Spread(proposal, criterion, min(all_), max(all_)) for (proposal, criterion), all_ in given.items() if all_
    ]
    return sorted(found, key=lambda one: (-one.width, str(one.criterion_id), str(one.proposal_id)))
