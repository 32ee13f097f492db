"""What waits in the lists of defects: to be put right, to be looked at, to be answered, to be decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.db.models import Q

from anyshore.delivery.models import Defect
from anyshore.delivery.rules.defects import DefectState
from anyshore.insight.queries.contract_defects import WAIT_FOR_CLIENT
from anyshore.insight.queries.needs.kinds import Need, NeedKind
from anyshore.kit.actor import Actor

KINDS: Final = {
    DefectState.REPORTED: NeedKind.CURE,
    DefectState.PUT_RIGHT: NeedKind.STRIKE,
    DefectState.DENIED: NeedKind.DENIED,
    DefectState.FAILED: NeedKind.FAILED,
}


def defects(actor: Actor) -> Iterator[Need]:
    """Open defects in which it is the turn of the actor's organisation, also after the end. One query."""
    ours = Q(agreement__client_id=actor.organisation_id, state__in=WAIT_FOR_CLIENT) | Q(
        agreement__provider_id=actor.organisation_id, state=DefectState.REPORTED
    )
    rows = Defect.objects.visible_to(actor).filter(ours)
    for row in rows.select_related("agreement__client", "agreement__provider", "milestone").order_by("at", "id"):
        agreement = row.agreement
        other = agreement.provider if agreement.client_id == actor.organisation_id else agreement.client
        yield Need(
            KINDS[DefectState(row.state)], agreement.number, row.milestone.title, other.name,
            started_at=row.asked_at, due_at=row.until, position=row.number,
            path=f"/contracts/{agreement.number}/defects/{row.number}/",
        )  # fmt: skip
