"""Let a saved search look again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import lock_root
from anyshore.sourcing.events import SearchFound
from anyshore.sourcing.models import SavedSearch
from anyshore.sourcing.policies import may_let_time_pass
from anyshore.sourcing.queries.searches import found_since, owner_of
from anyshore.sourcing.rules.searches import looks_again


@action
def look_again(*, actor: Actor, search_id: UUID, at: datetime) -> SavedSearch:
    """What came since the search last looked is told to its owner, each thing once; it looks again after its time.

    Only the clock may. Where nothing came, nobody hears of it.
    """
    search: SavedSearch = lock_root(SavedSearch.objects.visible_to(actor), search_id)
    if not may_let_time_pass(actor):
        raise Forbidden()
    since = search.looked_at
    new = found_since(search.id, since=since, at=at)
    search.looked_at = at
    search.save(update_fields=["looked_at"])
    subject = ("saved_search", search.id)
    deadlines.stop(subject=subject, at=at)
    deadlines.start(
        verb="sourcing.look_again",
        subject=subject,
        due_at=looks_again(at, search.every, owner_of(search.person_id).timezone),
        at=at,
        args={"search_id": search.id},
        remind=(),
    )
    if new:
        tell(SearchFound(saved_search_id=search.id, since=since, at=at), actor=actor)
    return search
