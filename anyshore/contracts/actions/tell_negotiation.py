"""Tell both sides of what was gathered in a negotiation."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import NegotiationTold
from anyshore.contracts.models import Agreement
from anyshore.contracts.policies import may_tell_negotiation
from anyshore.contracts.queries.negotiation import counted_since
from anyshore.contracts.rules import Side
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import lock_root


@action
def tell_negotiation(*, actor: Actor, agreement_id: UUID, since: str, at: datetime) -> int:
    """Each side is told how much the other suggested, accepted, refused and said from ``since`` (ISO 8601) to now;
    returns how much there is in all.

    The clock. Refused: others (Forbidden).
    """
    if not may_tell_negotiation(actor):
        raise Forbidden()
    agreement = lock_root(Agreement.objects.all(), agreement_id)  # an offer, or a draft, which no clock reads
    counts = counted_since(agreement.id, datetime.fromisoformat(since), at)
    told = NegotiationTold(
        agreement_id=agreement.id, by_client=counts[Side.CLIENT], by_provider=counts[Side.PROVIDER], at=at
    )
    tell(told, actor=actor)
    return sum(sum(one.values()) for one in counts.values())
