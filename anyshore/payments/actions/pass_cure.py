"""The days to pay are over."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import is_clock
from anyshore.payments.actions.end_if_paid import end_if_paid
from anyshore.payments.actions.halt_work import halt_work
from anyshore.payments.events import SuspensionDue
from anyshore.payments.queries.suspension import (
    overdue,
    recorded_until,
    rule_for,
    suspension_with_agreement_locked,
)
from anyshore.payments.rules.suspension import LOOK_AGAIN, SuspensionState, stops_by_itself
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell

if TYPE_CHECKING:
    from anyshore.payments.models import Suspension


@action
def pass_cure(*, actor: Actor, suspension_id: UUID, at: datetime) -> Suspension:
    """What is late is still not paid: work stands still, where the clause lets it by itself and the client has not
    disputed the sum; else the provider is told that it may stop it. Paid meanwhile, the notice is over. Payments that
    the client has recorded are waited for: a payment at the same instant comes first.

    The clock alone. Refused: others (Forbidden), a suspension that is over or runs (NotAllowed).
    """
    found = suspension_with_agreement_locked(actor, suspension_id)
    if not is_clock(actor):
        raise Forbidden()
    if found.state != SuspensionState.WARNED:
        raise NotAllowed(kind="suspension", state=str(found.state), verb="suspend")
    agreement = found.agreement
    if end_if_paid(actor=actor, agreement=agreement, at=at):
        found.refresh_from_db()
        return found
    late, until = overdue(agreement, at), recorded_until(agreement.pk)
    if late is not None and late.covered and until is not None:
        subject = ("suspension", suspension_id)
        deadlines.stop(subject=subject, at=at)
        again = max(until, at) + LOOK_AGAIN
        args: dict[str, object] = {"suspension_id": suspension_id}
        deadlines.start(verb="payments.pass_cure", subject=subject, due_at=again, at=at, args=args, remind=())
        return found
    if stops_by_itself(rule_for(agreement), disputed=found.disputed_at is not None):
        return halt_work(actor=actor, suspension=found, at=at)
    told = SuspensionDue(
        agreement_id=agreement.pk,
        suspension_id=suspension_id,
        amount_minor=late.total.minor if late else found.amount_minor,
        currency=agreement.currency,
        at=at,
    )
    tell(told, actor=actor)
    return found
