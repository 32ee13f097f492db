"""End the entries of a contest that nobody chose."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.actions.close_overtaken import close_overtaken
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.events.entries import EntryNotChosen
from anyshore.sourcing.models import Entry
from anyshore.sourcing.queries.contests import standing_entries
from anyshore.sourcing.queries.loading import locked_request


@action
def close_entries(*, actor: Actor, request_id: UUID, reason: str, at: datetime) -> list[Entry]:
    """Every entry that stands is not chosen, and its author is told with ``reason``, the client's words, if any.

    Called by the verbs that end a contest, which have permitted it. Refused: nothing.
    """
    request = locked_request(actor, request_id)
    standing = standing_entries(request)
    for entry in standing:
        move(entry, "not_choose", actor=actor, at=at, why=reason, write={"decided_at": at, "reason": reason})
        close_overtaken(actor=actor, organisation_id=request.client_id, subject=("entry", entry.id), at=at)
        tell(EntryNotChosen(entry_id=entry.id, request_id=request.id, at=at), actor=actor)
    return standing
