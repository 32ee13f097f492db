"""The days on which amounts fall due, among the duties and dates of a contract."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import uuid5

from anyshore.contracts.models import Agreement
from anyshore.contracts.queries import current_content, signed_at_of
from anyshore.contracts.queries.duties import DutyRow
from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.duties.keeping import AHEAD, DutyState, stands
from anyshore.exits.queries import last_days_by_notice
from anyshore.insight.queries.agreement_days import day_of_agreement
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.payments.models import RetainerMonth
from anyshore.payments.rules.periods import PaidBy, due_at


def of_days(actor: Actor, at: datetime, **of: Any) -> Iterator[DutyRow]:
    """Each amount that has fallen due, and the next of each line up to the last day that stands: the client's, and no
    answer makes it due."""
    rows = RetainerMonth.objects.visible_to(actor).filter(kind=PaidBy.DATED, settled_at=None, **of)
    found = list(rows.select_related("agreement__client", "agreement__provider").order_by("month", "line"))
    by_notice = last_days_by_notice(actor, {row.agreement.number for row in found})
    for row in found:
        if row.decided_at is None and row.month > by_notice.get(row.agreement.number, row.month):
            continue
        state = DutyState.CONFIRMED if row.decided_at else DutyState.OPEN
        agreement = row.agreement
        due = row.decided_at or row.review_until or max(due_at(row.month), signed_at_of(agreement))
        yield day_of_agreement(
            actor, agreement, Side.CLIENT, about=uuid5(agreement.pk, f"day {row.line}"), code="falls_due",
            words=row.name, given={"amount": Money(row.price_minor - row.off_minor, agreement.currency)}, owed=True,
            source="term:dated", due_on=row.month, due_at=due, now=at, state=state, at=agreement.signed_at or row.at,
            changed_at=row.decided_at or row.at, number=row.month.toordinal(), page=f"lines/{row.pk}/",
        )  # fmt: skip


def days_ahead(actor: Actor, rows: list[DutyRow], at: datetime) -> Iterator[DutyRow]:
    """The days after the next of each line, a year ahead, up to the last day that stands."""
    latest: dict[Any, DutyRow] = {}
    for row in rows:
        if row.code == "falls_due":
            latest[row.series_id] = row
    numbers = {row.contract for row in latest.values()}
    by_notice = last_days_by_notice(actor, numbers)
    found = Agreement.objects.visible_to(actor).filter(number__in=numbers, state__in=LIVE)
    for agreement in found:
        last_on, until = by_notice.get(agreement.number, agreement.ends_on), (at + AHEAD).date()
        for place, line in enumerate(current_content(agreement).lines.dated, 1):
            before = latest.get(uuid5(agreement.pk, f"day {place}"))
            if before is not None and before.due_on is not None:
                days = line.days(min(last_on or until, until))
                yield from (_later(before, day) for day in days if day > before.due_on)


def _later(row: DutyRow, day: date) -> DutyRow:
    path = f"/contracts/{row.contract}/lines/"
    due = due_at(day)
    return replace(
        row, due_on=day, due_at=due, number=day.toordinal(), path=path, state=DutyState.OPEN,
        stands=stands(DutyState.OPEN, due, row.at), changed_at=row.at,
    )  # fmt: skip
