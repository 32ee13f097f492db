"""Lift a limit."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.strategy.events import LimitLifted
from anyshore.strategy.models import Limit
from anyshore.strategy.policies import may_set_limits
from anyshore.strategy.rules.risks import checked_reason


@action
def lift_limit(*, actor: Actor, limit_id: UUID, reason: str, at: datetime) -> Limit:
    """The limit holds no longer; the reason is kept.

    The organisation's owners may. Refused: others (Forbidden), another's limit or one that was lifted (NotFound), no
    reason (TextMissing).
    """
    organisation = lock_own(actor)
    if not may_set_limits(actor):
        raise Forbidden()
    limit: Limit | None = Limit.objects.visible_to(actor).filter(pk=limit_id, lifted_at=None).first()
    if limit is None:
        raise NotFound()
    said = checked_reason(reason)
    limit.lifted_at = at
    limit.save(update_fields=["lifted_at"])
    event = LimitLifted(organisation_id=organisation.id, limit_id=limit.id, kind=limit.kind, reason=said, at=at)
    tell(event, actor=actor)
    return limit
