"""Mark what is said about an agreement as read."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.models import NegotiationRead
from anyshore.contracts.queries.comments import talk_locked
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action


@action
def mark_negotiation_read(*, actor: Actor, agreement_id: UUID, at: datetime) -> NegotiationRead:
    """The acting person has read all that was said until now. It is nobody's fact but theirs: no event is told.

    Whoever sees the agreement. Refused: others (NotFound), strangers (Forbidden).
    """
    if actor.person_id is None:
        raise Forbidden()
    agreement = talk_locked(actor, agreement_id).agreement
    mark, _ = NegotiationRead.objects.update_or_create(
        agreement=agreement, user_id=actor.person_id, defaults={"read_until": at}
    )
    return mark
