"""Who may send how many proposals, and how many a request takes: instead of a price for bidding. Pure.

Proposing is free, so something else keeps floods away: each provider has a number of proposals in seven days, and each
request has a number of places. Both are counted under a lock.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from anyshore.catalogue.rules.categories import Unit
from anyshore.kit.errors import Refused

WEEK: Final = timedelta(days=7)
EARLY: Final = timedelta(hours=24)
"""An offer withdrawn so soon after it was first sent gives its turn back."""

A_WEEK: Final = 40
"""Proposals a provider may send in any seven days, unless the operator says otherwise."""

PLACES: Final[Mapping[str, int]] = {Unit.TASK: 25, Unit.PROJECT: 20, Unit.PROCESS: 12, Unit.DEPARTMENT: 8}
"""Proposals that may stand on a request at one time, by its unit, unless its client says otherwise."""

MOST_PLACES: Final = 200


class QuotaUsed(Refused):
    """The provider has sent ``limit`` proposals within seven days; the next may go at ``free_at``."""

    code = "quota_used"


class RequestFull(Refused):
    """All ``limit`` places of the request are taken; the next that is withdrawn opens one."""

    code = "request_full"


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a provider may still send: ``left`` of ``limit``; where none is left, the next may go at ``free_at``."""

    limit: int
    left: int
    free_at: datetime | None = None


def allowance(sent: Sequence[datetime], limit: int) -> Allowance:
    """What is left of ``limit`` after those ``sent`` within the last seven days that count.

    Every one of them leaves the count seven days after it was sent: there is no Monday on which all start anew.
    """
    left = max(0, limit - len(sent))
    if left or not limit:
        return Allowance(limit, left)
    return Allowance(limit, 0, sorted(sent)[len(sent) - limit] + WEEK)


def places(chosen: int | None, unit: str) -> int:
    """How many proposals may stand on a request at one time."""
    return PLACES[unit] if chosen is None else chosen
