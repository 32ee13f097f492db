"""End an agreement whose last milestone has come to its end."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.exits.actions.close_offers import close_offers
from anyshore.exits.actions.end_agreement import end_agreement
from anyshore.exits.queries import is_settled
from anyshore.exits.rules import EndKind
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action


@action
def end_if_settled(
    *, actor: Actor, agreement_id: UUID, milestone_id: UUID, kind: EndKind, reason: str = "", at: datetime
) -> bool:
    """After one milestone was settled: its open offers are closed; if it was the last one, the agreement ends.

    Inner. Returns whether the agreement has ended. Whoever may end it.
    """
    if is_settled(agreement_id):
        end_agreement(actor=actor, agreement_id=agreement_id, kind=kind, reason=reason, at=at)
        return True
    close_offers(actor=actor, agreement_id=agreement_id, milestone_id=milestone_id, at=at)
    return False
