"""Make a secret for readings worthless."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.queries import locked_agreement
from anyshore.delivery.events import LevelTokenRevoked
from anyshore.delivery.models import LevelToken
from anyshore.delivery.policies import may_enter_for_others
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def revoke_level_token(*, actor: Actor, agreement_id: UUID, token_id: UUID, at: datetime) -> LevelToken:
    """Nothing is sent with it any more.

    Those who may commit the provider. Refused: others (Forbidden), one that is revoked or of another agreement
    (NotFound).
    """
    agreement = locked_agreement(actor, agreement_id)
    if not may_enter_for_others(actor, agreement):
        raise Forbidden()
    found: LevelToken | None = LevelToken.objects.filter(
        pk=token_id, agreement_id=agreement_id, revoked_at=None
    ).first()
    if found is None:
        raise NotFound()
    found.revoked_at = at
    found.save(update_fields=["revoked_at"])
    tell(LevelTokenRevoked(agreement_id=agreement_id, what=found.name, at=at), actor=actor)
    return found
