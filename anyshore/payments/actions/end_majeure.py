"""Say that an event of force majeure is over."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.policies import may_tell_of_majeure
from anyshore.contracts.queries.majeure import majeure_with_agreement_locked
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.majeure import MAJEURE, MajeureState, checked_over
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.kit.workdays import local_day
from anyshore.parties.queries import calendar
from anyshore.payments.actions.bind_side import bind_side
from anyshore.payments.events import MajeureOver
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.contracts.models import MajeureEvent


@action
def end_majeure(*, actor: Actor, event_id: UUID, over_on: date, at: datetime) -> MajeureEvent:
    """It is over; ``over_on`` is the first day without it. Where both had accepted it, dates move by its days; else
    they move once the other side accepts it.

    The side that reported it, its people who work. Refused: others (Forbidden), an event that does not go on
    (NotAllowed), a day before the second or after today where that side sits (DayOutOfRange).
    """
    found, agreement = majeure_with_agreement_locked(actor, event_id)
    if not may_tell_of_majeure(actor, agreement, found.side):
        raise Forbidden()
    MAJEURE.after(MajeureState(found.state), "end")
    own = agreement.client_id if found.side == Side.CLIENT else agreement.provider_id
    checked_over(over_on, began_on=found.began_on, today=local_day(at, calendar(own).zone))
    accepted = found.accepted_at is not None
    move(found, "end", actor=actor, at=at, write={"over_on": over_on, "over_at": at})
    if accepted:
        bind_side(actor=actor, agreement=agreement, event=found, at=at)
    told = MajeureOver(
        agreement_id=agreement.pk, event_id=event_id, side=found.side, event=found.kind, over_on=over_on,
        days=(over_on - found.began_on).days, moved=accepted, at=at,
    )  # fmt: skip
    tell(told, actor=actor)
    return found
