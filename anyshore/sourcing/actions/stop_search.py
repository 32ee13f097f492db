"""Stop a saved search."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import lock_root
from anyshore.sourcing.events import SearchStopped
from anyshore.sourcing.models import SavedSearch
from anyshore.sourcing.policies import may_change_search


@action
def stop_search(*, actor: Actor, search_id: UUID, at: datetime) -> None:
    """The search is kept no longer and mails nobody. Whoever keeps it may, also by the link in its mails."""
    search: SavedSearch = lock_root(SavedSearch.objects.visible_to(actor), search_id)
    if not may_change_search(actor, search):
        raise Forbidden()
    deadlines.stop(subject=("saved_search", search.id), at=at)
    tell(SearchStopped(saved_search_id=search.id, at=at), actor=actor)
    search.delete()
