"""How much work comes in each month, how much the team can do, and what it cannot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from anyshore.kit.refusals import OutOfRange
from anyshore.strategy.rules.facts import MOST_VOLUME

MONTHS: Final = 12
BASIS: Final = 10_000


def checked(months: Sequence[int], *, field: str) -> tuple[int, ...]:
    """Twelve months of the volume's unit, or none at all. Raises OutOfRange."""
    if len(months) not in (0, MONTHS):
        raise OutOfRange(field=field, low=MONTHS, high=MONTHS)
    if any(not 0 <= one <= MOST_VOLUME for one in months):
        raise OutOfRange(field=field, low=0, high=MOST_VOLUME)
    return tuple(months)


@dataclass(frozen=True, slots=True)
class Gap:
    """What a year asks beyond capacity. ``by_month`` has twelve numbers, 0 where the team can do the work."""

    by_month: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many a year are late or left undone, in the volume's unit."""
        return sum(self.by_month)

    @property
    def months(self) -> int:
        """How many months exceed the team."""
        return sum(1 for one in self.by_month if one)

    @property
    def worst(self) -> tuple[int, ...]:
        """The one or two months with the largest part of the gap, as they stand in the year, counted from 0."""
        ranked = sorted(range(len(self.by_month)), key=lambda month: (-self.by_month[month], month))
        return tuple(sorted(month for month in ranked[:2] if self.by_month[month]))

    @property
    def worst_share_bps(self) -> int:
        """The part of the gap that falls into ``worst``, in basis points, rounded half up."""
        if not self.total:
            return 0
        part = sum(self.by_month[month] for month in self.worst)
        return (part * 20_000 + self.total) // (2 * self.total)


def gap(needed: Sequence[int], available: Sequence[int]) -> Gap | None:
    """What is needed beyond what is available, month by month; None unless both are known."""
    if not needed or not available:
        return None
    return Gap(tuple(max(0, want - have) for want, have in zip(needed, available, strict=True)))


def covered_bps(needed: Sequence[int], available: Sequence[int], capacity: int | None) -> int:
    """The share of the work of the months beyond the team that a monthly ``capacity`` covers; all of it without
    any."""
    found = gap(needed, available)
    if capacity is None or found is None or not found.total:
        return BASIS
    over = [want for want, late in zip(needed, found.by_month, strict=True) if late]
    return sum(min(want, capacity) for want in over) * BASIS // sum(over)


def freed(people: int, kept: int) -> int:
    """The people who become free, in thousandths of a full-time one; negative where more are needed."""
    return people - kept
