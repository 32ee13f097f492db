"""The last day of talks because of hardship, among the duties and dates of a contract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from anyshore.contracts.models import HardshipTalks
from anyshore.contracts.queries.duties import DutyRow
from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.duties.keeping import DutyState, stands
from anyshore.contracts.rules.hardship import TalksState
from anyshore.contracts.rules.standstill import day_before
from anyshore.kit.actor import Actor
from anyshore.parties.queries import calendar


def of_hardship(actor: Actor, at: datetime, **of: Any) -> Iterator[DutyRow]:
    """The last day of the talks that run, where the client sits; of the side that asked."""
    rows = HardshipTalks.objects.visible_to(actor).filter(state=TalksState.TALKING, agreement__state__in=LIVE, **of)
    for row in rows.select_related("agreement__client", "agreement__provider").order_by("until", "id"):
        agreement, side = row.agreement, Side(row.side)
        both = {Side.CLIENT: agreement.client, Side.PROVIDER: agreement.provider}
        yield DutyRow(
            id=None,
            series_id=row.pk,
            contract=agreement.number,
            title=agreement.title,
            elsewhere=False,
            side=side,
            party=both[side].name,
            other=both[side.other].name,
            is_ours=both[side].pk == actor.organisation_id,
            code="talks",
            words="",
            given={},
            source="clause:hardship",
            owed=False,
            due_on=day_before(row.until, calendar(agreement.client_id).zone),
            due_at=row.until,
            state=DutyState.OPEN,
            stands=stands(DutyState.OPEN, row.until, at),
            at=row.at,
            changed_at=row.at,
            path=f"/contracts/{agreement.number}/hardship/",
        )
