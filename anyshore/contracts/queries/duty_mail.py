"""What mails about duties say: one duty, and those that stand in the same digest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, ExpressionWrapper, F, Q

from anyshore.contracts.models import Duty
from anyshore.contracts.rules.duties.keeping import DutyState
from anyshore.kit.errors import NotFound
from anyshore.plumbing.deadlines import REMINDERS, reminder_instants

NEAR = timedelta(days=3)
"""A digest names everything that is due so soon."""
WITH = ("series", "agreement__client", "agreement__provider", "adopted", "organisation")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDuty:
    """A duty as a mail names it. ``other_id`` is None where nobody is here to whom it is owed."""

    id: UUID
    organisation_id: UUID
    party: str
    other_id: UUID | None
    other: str
    owner_id: UUID | None
    number: int
    title: str
    code: str
    words: str
    given: Mapping[str, Any]
    owed: bool
    due_at: datetime | None
    state: DutyState


def told_duty(duty_id: UUID) -> ToldDuty:
    """The duty of a fact or of a reminder; NotFound where there is none."""
    row = Duty.objects.filter(pk=duty_id).select_related(*WITH).first()
    if row is None:
        raise NotFound()
    return _told(row)


def due_with(about: ToldDuty, person_id: UUID | None, begins: datetime, ends: datetime) -> list[ToldDuty]:
    """The duty itself and all others of its side, looked after by the person or by nobody, that are due within three
    days of that day's begin or of which a reminder falls on it, soonest first."""
    half = ExpressionWrapper(F("at") + (F("due_at") - F("at")) / 2, output_field=DateTimeField())
    # What _is_near can be true of.
    near = Q(pk=about.id) | Q(due_at__lte=begins + NEAR) | Q(half__range=(begins, ends))
    rows = _beside(about, person_id).annotate(half=half).filter(near, state=DutyState.OPEN, due_at__gt=begins)
    found = [_told(row) for row in rows if row.pk == about.id or _is_near(row, begins, ends)]
    return found or [about]


def missed_with(about: ToldDuty, person_id: UUID | None, begins: datetime, ends: datetime) -> list[ToldDuty]:
    """The duty itself and all others of its side that were due on that day by its instant and are not done."""
    rows = _beside(about, person_id).filter(
        Q(pk=about.id) | Q(state__in=[DutyState.MISSED, DutyState.OPEN], series__owed=True),
        due_at__range=(begins, ends),
    )
    return [_told(row) for row in rows if about.due_at is None or row.due_at <= about.due_at] or [about]


def _beside(about: ToldDuty, person_id: UUID | None) -> Any:
    rows = Duty.objects.filter(organisation_id=about.organisation_id).select_related(*WITH).order_by("due_at", "id")
    if person_id is None:  # the other side reads of this contract alone
        return rows.filter(Q(agreement__number=about.number) | Q(adopted__number=about.number))
    return rows.filter(Q(owner=None) | Q(owner_id=person_id))


def _is_near(row: Duty, begins: datetime, ends: datetime) -> bool:
    if row.due_at is None:
        return False
    reminders = reminder_instants(row.at, row.due_at, REMINDERS)
    return row.due_at <= begins + NEAR or any(begins <= one <= ends for one in reminders)


def _told(row: Duty) -> ToldDuty:
    of = row.agreement or row.adopted
    assert of is not None
    other = _other(row)
    return ToldDuty(
        id=row.id,
        organisation_id=row.organisation_id,
        party=row.organisation.name,
        other_id=other.id if other else None,
        other=other.name if other else "",
        owner_id=row.owner_id,
        number=of.number,
        title=row.agreement.title if row.agreement else row.adopted.activity if row.adopted else "",
        code=row.series.code,
        words=row.series.words,
        given=row.series.given,
        owed=row.series.owed,
        due_at=row.due_at,
        state=DutyState(row.state),
    )


def _other(row: Duty) -> Any:
    """The organisation to which it is owed."""
    if row.agreement is None:
        return None
    client, provider = row.agreement.client, row.agreement.provider
    return provider if row.organisation_id == client.id else client
