"""The hours that a retainer includes, month by month. Pure; told in docs/algorithms/retainers.md, whose table a test
reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from anyshore.contracts.rules.lines import Retainer, Unused
from anyshore.contracts.rules.months import MonthPart
from anyshore.kit.errors import Refused


class RetainerUsedUp(Refused):
    """The retainer includes only ``left`` more minutes in ``month``, and the agreement pays no other hours."""

    code = "retainer_used_up"


@dataclass(frozen=True, slots=True)
class Included:
    """The minutes that a retainer includes in one month: its own and those ``carried`` from the month before, of which
    ``used`` are approved."""

    month: date
    minutes: int
    carried: int
    used: int

    @property
    def left(self) -> int:
        """What it still covers."""
        return max(self.minutes + self.carried - self.used, 0)


def included(
    retainer: Retainer, months: Iterable[MonthPart], used: Mapping[date, int], standing: Mapping[date, int]
) -> Iterator[Included]:
    """What the retainer includes in each month, in order. ``standing`` are minutes that are entered and not yet
    approved: they hold back what could be carried on.

    Carried minutes are used first and last for one month: what is carried on is never more than a month's own.
    """
    carried = 0
    for part in months:
        own = part.share(retainer.minutes)
        found = Included(part.month, own, carried, used.get(part.month, 0))
        yield found
        unused = max(found.left - standing.get(part.month, 0), 0)
        carried = min(own, unused) if retainer.unused is Unused.CARRY else 0
