"""The days of force majeure among the duties and dates of a contract: when it is expected to be over, and from when
the contract may be ended for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from anyshore.contracts.models import MajeureEvent
from anyshore.contracts.queries.duties import DutyRow
from anyshore.contracts.queries.majeure import majeure_ends_at
from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.majeure import OPEN, starts_at
from anyshore.insight.queries.agreement_days import day_of_agreement
from anyshore.kit.actor import Actor
from anyshore.parties.queries import calendar


def of_majeure(actor: Actor, at: datetime, **of: Any) -> Iterator[DutyRow]:
    """The dates of each event that goes on; of its end only while it is to come."""
    rows = MajeureEvent.objects.visible_to(actor).filter(state__in=OPEN, agreement__state__in=LIVE, **of)
    for row in rows.select_related("agreement__client", "agreement__provider").order_by("at", "id"):
        zone = calendar(row.agreement.client_id).zone
        if row.expected_on is not None:
            yield _row(actor, row, "majeure_expected", row.expected_on, starts_at(row.expected_on, zone), at)
        ends_at = majeure_ends_at(row.agreement, row)
        if ends_at is not None:
            yield _row(actor, row, "majeure_end", ends_at.astimezone(ZoneInfo(zone)).date(), ends_at, at)


def _row(actor: Actor, row: MajeureEvent, code: str, on: date, due_at: datetime, at: datetime) -> DutyRow:
    return day_of_agreement(
        actor, row.agreement, Side(row.side), about=row.pk, code=code, source="clause:force_majeure", due_on=on,
        due_at=due_at, now=at, at=row.at, changed_at=row.updated_at, page="force-majeure/",
    )  # fmt: skip
