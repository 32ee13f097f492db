"""Withdraw an entry."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.actions.close_overtaken import close_overtaken
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.events.entries import EntryWithdrawn
from anyshore.sourcing.models import Entry
from anyshore.sourcing.policies import may_change_entry
from anyshore.sourcing.queries.contests import locked_entry


@action
def withdraw_entry(*, actor: Actor, entry_id: UUID, at: datetime) -> Entry:
    """The entry can win nothing any more, and its author may make another in its place.

    Those who may bind its author's organisation may. Refused: an entry that does not stand (NotAllowed).
    """
    request, entry = locked_entry(actor, entry_id)
    if not may_change_entry(actor, entry):
        raise Forbidden()
    move(entry, "withdraw", actor=actor, at=at, write={"decided_at": at})
    close_overtaken(actor=actor, organisation_id=request.client_id, subject=("entry", entry.id), at=at)
    tell(EntryWithdrawn(entry_id=entry.id, request_id=request.id, at=at), actor=actor)
    return entry
