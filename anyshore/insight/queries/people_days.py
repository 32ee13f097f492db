"""The days by which the client answers whether somebody may do a part of the work, among the duties and dates of a
contract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from anyshore.contracts.models import Subcontractor
from anyshore.contracts.queries.duties import DutyRow
from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.subcontracting import SubcontractorState
from anyshore.insight.queries.agreement_days import day_of_agreement
from anyshore.kit.actor import Actor
from anyshore.kit.workdays import local_day
from anyshore.parties.queries import calendar


def of_subcontractors(actor: Actor, at: datetime, **of: Any) -> Iterator[DutyRow]:
    """Each question that waits: a date of the client's own, since what no answer means the agreement says."""
    waits = {"state": SubcontractorState.ASKED, "agreement__state__in": LIVE}
    rows = Subcontractor.objects.visible_to(actor).filter(**waits, **of)
    for row in rows.select_related("agreement__client", "agreement__provider").order_by("answer_until", "id"):
        agreement = row.agreement
        yield day_of_agreement(
            actor, agreement, Side.CLIENT, about=row.pk, code="object_to" if row.silence_agrees else "agree_to",
            words=row.name, source="clause:subcontracting", due_at=row.answer_until, now=at, at=row.at,
            due_on=local_day(row.answer_until, calendar(agreement.client_id).zone), page="subcontractors/",
        )  # fmt: skip
