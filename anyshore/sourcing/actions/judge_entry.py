"""Rate an entry, and put it among the finalists."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events.entries import EntryJudged
from anyshore.sourcing.models import Entry
from anyshore.sourcing.policies import may_shortlist
from anyshore.sourcing.queries.contests import locked_entry
from anyshore.sourcing.rules.contests import EntryState
from anyshore.sourcing.rules.terms import within


@action
def judge_entry(*, actor: Actor, entry_id: UUID, rating: int | None, finalist: bool, at: datetime) -> Entry:
    """The entry has this rating (1 to 5, None for none) and is a finalist or not; its author sees both.

    Finalists share guaranteed prizes that nobody is chosen for. Those who work for the client may. Refused: an entry
    that does not stand (NotAllowed), another rating (OutOfRange).
    """
    request, entry = locked_entry(actor, entry_id)
    if not may_shortlist(actor, request):
        raise Forbidden()
    if entry.state != EntryState.ENTERED:
        raise NotAllowed(kind="entry", state=entry.state, verb="judge")
    entry.rating = None if rating is None else within(rating, "rating", 1, 5)
    entry.finalist_at = (entry.finalist_at or at) if finalist else None
    entry.save(update_fields=["rating", "finalist_at"])
    tell(EntryJudged(entry_id=entry.id, request_id=request.id, at=at), actor=actor)
    return entry
