"""Let an agreement that ends have no suspension any more."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from anyshore.kit.actor import Actor
from anyshore.payments.actions.end_suspension import end_suspension
from anyshore.payments.models import Suspension
from anyshore.payments.queries.suspension import open_suspension
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement


@action
def close_suspension(*, actor: Actor, agreement: Agreement, at: datetime) -> Suspension | None:
    """The open suspension is overtaken by the end of its agreement; None where none is open.

    Inner: exits ends agreements. For verbs that have locked the agreement and permitted the actor. Refused: nothing.
    """
    found = open_suspension(agreement.pk)
    if found is None:
        return None
    found.agreement = agreement
    return end_suspension(actor=actor, suspension=found, verb="overtake", at=at)
