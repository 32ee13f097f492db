"""Say that a subcontractor works no more."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.events import SubcontractorLeft
from anyshore.contracts.models import Subcontractor
from anyshore.contracts.policies import may_ask_subcontractor
from anyshore.contracts.queries.subcontractors import subcontractor_with_agreement_locked
from anyshore.contracts.rules.subcontracting import LeftOutOfRange
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.kit.workdays import local_day
from anyshore.parties.queries import calendar
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def mark_subcontractor_left(*, actor: Actor, subcontractor_id: UUID, left_on: date, at: datetime) -> Subcontractor:
    """They work no more since ``left_on``; to let them in again, the client is asked anew.

    The provider's people who work, also after the agreement is over. Refused: others (Forbidden), who was not agreed
    to or has left (NotAllowed), a day before the yes or after today where the provider sits (LeftOutOfRange).
    """
    found, agreement = subcontractor_with_agreement_locked(actor, subcontractor_id)
    if not may_ask_subcontractor(actor, agreement):
        raise Forbidden()
    zone = calendar(agreement.provider_id).zone
    first, today = local_day(found.answered_at or found.at, zone), local_day(at, zone)
    if not first <= left_on <= today:
        raise LeftOutOfRange(field="left_on", first=first, today=today)
    move(found, "leave", actor=actor, at=at, write={"left_on": left_on})
    told = SubcontractorLeft(
        agreement_id=agreement.pk, subcontractor_id=subcontractor_id, person=found.name, left_on=left_on, at=at
    )
    tell(told, actor=actor)
    return found
