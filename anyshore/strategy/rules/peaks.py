"""Capacity: the months in which the work exceeds the people, how much of them an option covers, who becomes free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

BASIS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Peak:
    """A month of the year, January being 1, in which ``need`` exceeds ``have``."""

    month: int
    need: int
    have: int

    @property
    def over(self) -> int:
        """How many units are late."""
        return self.need - self.have


def peaks(need: Sequence[int], have: Sequence[int]) -> list[Peak]:
    """The months in which the work exceeds the capacity."""
    pairs = zip(need, have, strict=False)
    return [Peak(month, wants, has) for month, (wants, has) in enumerate(pairs, start=1) if wants > has]


def covered_bps(need: Sequence[int], have: Sequence[int], capacity: int | None) -> int:
    """The share of the work of the peak months that a monthly ``capacity`` covers; all of it where there is no peak."""
    found = peaks(need, have)
    if capacity is None or not found:
        return BASIS
    return sum(min(one.need, capacity) for one in found) * BASIS // sum(one.need for one in found)


def freed(people: int, kept: int) -> int:
    """The people who become free, in thousandths of a full-time one; negative where more are needed."""
    return people - kept
