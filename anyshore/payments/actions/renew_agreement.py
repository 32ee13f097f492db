"""An agreement to which nobody said no goes on."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.actions.renew_by_clause import renew_by_clause
from anyshore.kit.actor import Actor
from anyshore.payments.actions.extend_months import extend_months
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement


@action
def renew_agreement(*, actor: Actor, agreement_id: UUID, at: datetime) -> Agreement:
    """It runs for one more term by its clause, and a month of a retainer that ended with the old one is whole again.

    The clock alone, at the instant that both sides could see. Who may and what is refused: see contracts'
    renew_by_clause.
    """
    agreement = renew_by_clause(actor=actor, agreement_id=agreement_id, at=at)
    extend_months(actor=actor, agreement_id=agreement_id, at=at)
    return agreement
