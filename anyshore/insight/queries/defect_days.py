"""The days by which defects are put right, among the duties and dates of a contract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from anyshore.contracts.queries.duties import DutyRow
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.duties.keeping import DutyState, stands
from anyshore.delivery.models import Defect
from anyshore.delivery.rules.defects import TO_CURE
from anyshore.kit.actor import Actor
from anyshore.parties.queries import calendar


def of_defects(actor: Actor, at: datetime, **of: Any) -> Iterator[DutyRow]:
    """Each defect whose time to be put right runs: the provider's, also after the end."""
    rows = Defect.objects.visible_to(actor).filter(state__in=TO_CURE, until__isnull=False, **of)
    for row in rows.select_related("milestone", "agreement__client", "agreement__provider").order_by("until", "id"):
        agreement, until = row.agreement, row.until
        if until is None:
            continue
        zone = ZoneInfo(calendar(agreement.provider_id).zone)
        yield DutyRow(
            id=None,
            series_id=row.pk,
            contract=agreement.number,
            title=agreement.title,
            elsewhere=False,
            side=Side.PROVIDER,
            party=agreement.provider.name,
            other=agreement.client.name,
            is_ours=agreement.provider_id == actor.organisation_id,
            code="cure",
            words=row.milestone.title,
            given={"number": row.number},
            source="clause:warranty",
            owed=True,
            due_on=until.astimezone(zone).date(),
            due_at=until,
            state=DutyState.OPEN,
            stands=stands(DutyState.OPEN, until, at),
            at=row.at,
            changed_at=row.asked_at,
            number=row.tried + 1,
            path=f"/contracts/{agreement.number}/defects/{row.number}/",
        )
