"""The days by which defects are put right, among the duties and dates of a contract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from anyshore.contracts.queries.duties import DutyRow
from anyshore.contracts.rules import Side
from anyshore.delivery.models import Defect
from anyshore.delivery.rules.defects import TO_CURE
from anyshore.insight.queries.agreement_days import day_of_agreement
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
        yield day_of_agreement(
            actor, agreement, Side.PROVIDER, about=row.pk, code="cure", words=row.milestone.title, owed=True,
            given={"number": row.number}, source="clause:warranty", due_on=until.astimezone(zone).date(), due_at=until,
            now=at, at=row.at, changed_at=row.asked_at, number=row.tried + 1, page=f"defects/{row.number}/",
        )  # fmt: skip
