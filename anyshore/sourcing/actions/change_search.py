"""Change a saved search."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import lock_root
from anyshore.sourcing.events import SearchChanged
from anyshore.sourcing.models import SavedSearch
from anyshore.sourcing.policies import may_change_search
from anyshore.sourcing.queries.searches import owner_of
from anyshore.sourcing.rules.searches import NAME_LIMIT, Every, looks_again
from anyshore.sourcing.rules.terms import line, one_of


@action
def change_search(*, actor: Actor, search_id: UUID, name: str, every: str, at: datetime) -> SavedSearch:
    """The search has this name and looks this often, from now on. What it looks for stays: that is another search.

    Whoever keeps it may. Refused: words that cannot be taken (rules.terms).
    """
    search: SavedSearch = lock_root(SavedSearch.objects.visible_to(actor), search_id)
    if not may_change_search(actor, search):
        raise Forbidden()
    search.name, search.every = line(name, "name", NAME_LIMIT, 1), one_of(every, "every", tuple(Every))
    search.save(update_fields=["name", "every"])
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
    tell(SearchChanged(saved_search_id=search.id, at=at), actor=actor)
    return search
