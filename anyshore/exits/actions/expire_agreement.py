"""The last day of an agreement is over."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.rules import LIVE
from anyshore.exits.actions.end_agreement import end_agreement
from anyshore.exits.actions.wind_down import wind_down
from anyshore.exits.events import EndPutOff
from anyshore.exits.queries import expires_at, waiting
from anyshore.exits.rules import EndKind
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import is_clock
from anyshore.payments.actions.cut_month import cut_month
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement


@action
def expire_agreement(*, actor: Actor, agreement_id: UUID, at: datetime) -> Agreement:
    """The agreement has expired; if work handed in by its last day is in review, all else has, and the end waits.

    The clock alone. The month of a retainer that runs is cut at this day. What was not handed in is stopped and its
    money goes back; a review keeps its own instant,
    money on hold waits for the operator, and the end comes with the last of them. Refused: an agreement that is over.
    """
    agreement = locked_agreement(actor, agreement_id)
    if not is_clock(actor):
        raise Forbidden()
    if agreement.state not in LIVE:
        raise NotAllowed(kind="agreement", state=str(agreement.state), verb="end")
    cut_month(actor=actor, agreement_id=agreement_id, at=at)
    kept = waiting(agreement.pk, submitted_until=expires_at(agreement) or at, at=at)
    if not kept:
        return end_agreement(actor=actor, agreement_id=agreement_id, kind=EndKind.EXPIRED, at=at)
    deadlines.stop(subject=("agreement", agreement_id), verb="exits.expire_agreement", at=at)
    deadlines.start(
        verb="exits.expire_agreement",
        subject=("agreement", agreement_id),
        due_at=max(kept.values()),
        at=at,
        args={"agreement_id": agreement_id},
        remind=(),
    )
    wind_down(actor=actor, agreement_id=agreement_id, but=frozenset(kept), why=str(EndKind.EXPIRED), at=at)
    tell(EndPutOff(agreement_id=agreement_id, until=max(kept.values()).isoformat(), at=at), actor=actor)
    return agreement
