"""The duties of one agreement, counted for its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, Subquery

from anyshore.contracts.models import Duty
from anyshore.contracts.rules.duties.keeping import DutyState


@dataclass(frozen=True, slots=True)
class DutyCount:
    """How many duties of both sides are open, when the next is due, and how many were missed."""

    open: int
    next_at: datetime | None
    missed: int


def duties_in(state: DutyState) -> Any:
    """The duties in a state of the agreement of the outer query."""
    return Duty.objects.filter(agreement=OuterRef("pk"), state=state)


def counted(state: DutyState) -> Subquery:
    """How many duties of the agreement are in this state; none is NULL."""
    rows = duties_in(state).filter(series__owed=True) if state is DutyState.MISSED else duties_in(state)
    return Subquery(rows.order_by().values("agreement").annotate(count=Count("pk")).values("count"))
