"""The days of services that the client runs itself, among the duties and dates of a contract: from when it may begin,
and the last day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from anyshore.contracts.models import StepIn
from anyshore.contracts.queries.duties import DutyRow
from anyshore.contracts.queries.step_ins import OPEN
from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.step_in import StepInState, back_at
from anyshore.insight.queries.agreement_days import day_of_agreement
from anyshore.kit.actor import Actor
from anyshore.kit.workdays import closes_at, working_day
from anyshore.parties.queries import calendar

INSTANT = timedelta(seconds=1)
"""A day that is over at midnight is shown as that day, not as the next."""


def of_step_ins(actor: Actor, at: datetime, **of: Any) -> Iterator[DutyRow]:
    """Each that is announced, on its first day, and each that the client runs, on its last: a date of the client
    alone."""
    rows = StepIn.objects.visible_to(actor).filter(state__in=OPEN, agreement__state__in=LIVE, **of)
    for row in rows.select_related("agreement__client", "agreement__provider").order_by("at", "id"):
        agreement, own = row.agreement, calendar(row.agreement.client_id)
        runs = row.state == StepInState.BEGUN and row.last_on is not None
        on = row.last_on if runs else row.begins_on
        due_at = back_at(on, own.zone) - INSTANT if runs else closes_at(working_day(on, own), own)
        yield day_of_agreement(
            actor, agreement, Side.CLIENT, about=row.pk, code="service_back" if runs else "step_in", words=row.what,
            source="clause:step_in", due_on=on, due_at=due_at, now=at, at=row.at, changed_at=row.begun_at, page="step-in/",
        )  # fmt: skip
