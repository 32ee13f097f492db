"""Sign the renewal of an agreement."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.actions.accept_renewal import accept_renewal
from anyshore.kit.actor import Actor
from anyshore.payments.actions.extend_months import extend_months
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement


@action
def sign_renewal(*, actor: Actor, offer_id: UUID, version_hash: str, at: datetime) -> Agreement:
    """Both sides have signed the renewal, and a month of a retainer that ended with the old last day is whole again.

    Who may and what is refused: see contracts' accept_renewal.
    """
    agreement = accept_renewal(actor=actor, offer_id=offer_id, version_hash=version_hash, at=at)
    extend_months(actor=actor, agreement_id=agreement.pk, at=at)
    return agreement
