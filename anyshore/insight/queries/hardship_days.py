"""The last day of talks because of hardship, among the duties and dates of a contract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from anyshore.contracts.models import HardshipTalks
from anyshore.contracts.queries.duties import DutyRow
from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.hardship import TalksState
from anyshore.contracts.rules.standstill import day_before
from anyshore.insight.queries.agreement_days import day_of_agreement
from anyshore.kit.actor import Actor
from anyshore.parties.queries import calendar


def of_hardship(actor: Actor, at: datetime, **of: Any) -> Iterator[DutyRow]:
    """The last day of the talks that run, where the client sits; of the side that asked."""
    rows = HardshipTalks.objects.visible_to(actor).filter(state=TalksState.TALKING, agreement__state__in=LIVE, **of)
    for row in rows.select_related("agreement__client", "agreement__provider").order_by("until", "id"):
        agreement = row.agreement
        yield day_of_agreement(
            actor, agreement, Side(row.side), about=row.pk, code="talks", source="clause:hardship", due_at=row.until,
            due_on=day_before(row.until, calendar(agreement.client_id).zone), now=at, at=row.at, page="hardship/",
        )  # fmt: skip
