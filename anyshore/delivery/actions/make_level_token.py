"""Make a secret with which a system sends readings."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID

from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.rules import LIVE
from anyshore.delivery.events import LevelTokenMade
from anyshore.delivery.models import LevelToken
from anyshore.delivery.policies import may_enter_for_others
from anyshore.delivery.queries.levels import levels_of
from anyshore.delivery.rules import NotLive
from anyshore.delivery.rules.levels import checked_said
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def make_level_token(*, actor: Actor, agreement_id: UUID, name: str, secret: str, at: datetime) -> LevelToken:
    """Whoever knows ``secret``, which the door has drawn, sends readings of this agreement in the name of who made it.

    Those who may commit the provider. Refused: others (Forbidden), an agreement that does not run (NotLive) or has no
    levels (NoLevels), no name (Invalid). Only the secret's hash is kept.
    """
    agreement = locked_agreement(actor, agreement_id)
    if actor.person_id is None or not may_enter_for_others(actor, agreement):
        raise Forbidden()
    if agreement.state not in LIVE:
        raise NotLive(state=agreement.state)
    levels_of(agreement)
    said = checked_said(name, "name", needed=True)[:60]
    made = LevelToken.objects.create(
        agreement=agreement,
        name=said,
        sha256=hashlib.sha256(secret.encode()).hexdigest(),
        made_by_id=actor.person_id,
        at=at,
    )
    tell(LevelTokenMade(agreement_id=agreement.pk, what=said, at=at), actor=actor)
    return made
