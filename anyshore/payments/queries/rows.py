"""Single rows that verbs need below the purse."""

from __future__ import annotations

from uuid import UUID

from anyshore.payments.models import Hold


def live_hold(holding_id: UUID) -> Hold | None:
    """The hold on one holding that was not lifted."""
    found: Hold | None = Hold.objects.filter(holding_id=holding_id, lifted_at=None).first()
    return found
