"""Withdraw the secret address of a calendar."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import CalendarClosed
from anyshore.contracts.models import CalendarLink
from anyshore.contracts.queries.calendars import own_links
from anyshore.kit.actor import Actor
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import lock_root


@action
def close_calendar(*, actor: Actor, calendar_id: UUID, at: datetime) -> CalendarLink:
    """The address reads nothing any more, for whoever has it. Its own person alone. Refused: others, and one that was
    withdrawn before (NotFound)."""
    lock_own(actor)
    found: CalendarLink = lock_root(own_links(actor), calendar_id)
    found.withdrawn_at = at
    found.save(update_fields=["withdrawn_at"])
    tell(CalendarClosed(calendar_id=found.id, at=at), actor=actor)
    return found
