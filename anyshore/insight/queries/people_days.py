"""The days by which the client answers whether somebody may do a part of the work, among the duties and dates of a
contract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from anyshore.contracts.models import Subcontractor
from anyshore.contracts.queries.duties import DutyRow
from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.duties.keeping import DutyState, stands
from anyshore.contracts.rules.subcontracting import SubcontractorState
from anyshore.kit.actor import Actor
from anyshore.kit.workdays import local_day
from anyshore.parties.queries import calendar


def of_subcontractors(actor: Actor, at: datetime, **of: Any) -> Iterator[DutyRow]:
    """Each question that waits: a date of the client's own, since what no answer means the agreement says."""
    waits = {"state": SubcontractorState.ASKED, "agreement__state__in": LIVE}
    rows = Subcontractor.objects.visible_to(actor).filter(**waits, **of)
    for row in rows.select_related("agreement__client", "agreement__provider").order_by("answer_until", "id"):
        agreement = row.agreement
        yield DutyRow(
            id=None,
            series_id=row.pk,
            contract=agreement.number,
            title=agreement.title,
            elsewhere=False,
            side=Side.CLIENT,
            party=agreement.client.name,
            other=agreement.provider.name,
            is_ours=agreement.client_id == actor.organisation_id,
            code="object_to" if row.silence_agrees else "agree_to",
            words=row.name,
            given={},
            source="clause:subcontracting",
            owed=False,
            due_on=local_day(row.answer_until, calendar(agreement.client_id).zone),
            due_at=row.answer_until,
            state=DutyState.OPEN,
            stands=stands(DutyState.OPEN, row.answer_until, at),
            at=row.at,
            changed_at=row.at,
            path=f"/contracts/{agreement.number}/subcontractors/",
        )
