"""The standstills of agreements, for verbs and for what is counted."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.models import Duty, MajeureEvent, Standstill
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.duties.keeping import DutyState
from anyshore.contracts.rules.majeure import MajeureState


def standstills_of(agreement_id: UUID) -> list[tuple[datetime, datetime | None]]:
    """From when until when the work under an agreement stood still, the first first."""
    rows = Standstill.objects.filter(agreement_id=agreement_id).order_by("since")
    return list(rows.values_list("since", "until"))


def open_standstill(agreement_id: UUID) -> Standstill | None:
    """The standstill that goes on, if one does."""
    found: Standstill | None = Standstill.objects.filter(agreement_id=agreement_id, until=None).first()
    return found


def clocks_of_side(agreement_id: UUID, organisation_id: UUID) -> list[Duty]:
    """The open duties of a side that have an instant, and are owed."""
    rows = Duty.objects.filter(
        agreement_id=agreement_id,
        organisation_id=organisation_id,
        state__in=(DutyState.OPEN, DutyState.DISPUTED),
        due_at__isnull=False,
        series__owed=True,
    )
    return list(rows.select_related("series").order_by("due_at", "id"))


def stands_still_for(duty: Duty) -> bool:
    """Whether the duty is the provider's, under an agreement whose work stands still, or the client's, while an event
    of force majeure keeps it from its duties: it is not missed meanwhile."""
    if duty.agreement is None or not duty.series.owed:
        return False
    if duty.organisation_id == duty.agreement.provider_id:
        return open_standstill(duty.agreement.pk) is not None
    return bool(
        MajeureEvent.objects.filter(
            agreement_id=duty.agreement.pk, side=Side.CLIENT, state=MajeureState.ACCEPTED
        ).exists()
    )
