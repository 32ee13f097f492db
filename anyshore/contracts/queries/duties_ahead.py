"""The duties of an agreement that wait, as silence sees them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.models import Duty
from anyshore.contracts.queries.duty_loading import plan_of
from anyshore.contracts.rules.duties.keeping import DutyState
from anyshore.contracts.rules.duties.silence import OpenDuty

WAITING = (DutyState.OPEN, DutyState.DISPUTED)


def waiting_duties(agreement_id: UUID, at: datetime) -> tuple[OpenDuty, ...]:
    """Those of an agreement that the reader was found to see whose instant is still to come at ``at``, soonest
    first."""
    rows = Duty.objects.filter(agreement_id=agreement_id, state__in=WAITING, due_at__gt=at)
    found = list(rows.select_related("series").order_by("due_at", "id"))
    last = {row.series_id: max(one.number for one in found if one.series_id == row.series_id) for row in found}
    return tuple(
        OpenDuty(plan_of(row.series), row.series.batch, row.due_at, overtaken=row.number < last[row.series_id])
        for row in found
        if row.due_at is not None
    )
