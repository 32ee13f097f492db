"""Eliminate an entry."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.actions.close_overtaken import close_overtaken
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.events.entries import EntryEliminated
from anyshore.sourcing.models import Entry
from anyshore.sourcing.policies import may_decline_proposal
from anyshore.sourcing.queries.contests import locked_entry
from anyshore.sourcing.rules.terms import text

LIMIT = 2_000


@action
def eliminate_entry(*, actor: Actor, entry_id: UUID, reason: str, at: datetime) -> Entry:
    """The entry is out of the contest, and its author is told why and may make another.

    Those who may bind the client may. Refused: no reason (TextMissing), an entry that does not stand (NotAllowed).
    """
    request, entry = locked_entry(actor, entry_id)
    if not may_decline_proposal(actor, request):
        raise Forbidden()
    why = text(reason, "reason", LIMIT, least=1)
    move(entry, "eliminate", actor=actor, at=at, why=why, write={"decided_at": at, "reason": why})
    close_overtaken(actor=actor, organisation_id=request.client_id, subject=("entry", entry.id), at=at)
    tell(EntryEliminated(entry_id=entry.id, request_id=request.id, at=at), actor=actor)
    return entry
