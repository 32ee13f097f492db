"""Single rows that verbs need below the purse."""

from __future__ import annotations

from uuid import UUID

from anyshore.kit.money import Money
from anyshore.payments.models import Hold, Holding


def live_hold(holding_id: UUID) -> Hold | None:
    """The hold on one holding that was not lifted."""
    found: Hold | None = Hold.objects.filter(holding_id=holding_id, lifted_at=None).first()
    return found


def released_of(milestone_id: UUID, currency: str) -> Money:
    """What was released for a milestone so far: less than its price where something came off or is still held."""
    return Money(Holding.objects.values_list("released_minor", flat=True).get(milestone_id=milestone_id), currency)
