"""End a suspension whose payment has come."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from anyshore.kit.actor import Actor
from anyshore.payments.actions.end_suspension import end_suspension
from anyshore.payments.queries.suspension import open_suspension, overdue
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement


@action
def end_if_paid(*, actor: Actor, agreement: Agreement, at: datetime) -> bool:
    """Where a suspension is open and nothing is late any more, it is over at once; returns whether it is.

    Inner: every verb by which money arrives asks. For verbs that have locked the agreement and permitted the actor.
    Refused: nothing.
    """
    found = open_suspension(agreement.pk)
    if found is None:
        return False
    late = overdue(agreement, at)
    if late is not None and late.sums:
        return False
    found.agreement = agreement
    end_suspension(actor=actor, suspension=found, verb="pay", at=at)
    return True
