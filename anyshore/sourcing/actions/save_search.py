"""Save a search."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import SearchSaved
from anyshore.sourcing.models import SavedSearch
from anyshore.sourcing.policies import may_save_search
from anyshore.sourcing.queries.searches import owner_of
from anyshore.sourcing.rules.searches import NAME_LIMIT, QUERY_LIMIT, SEARCHES_MAX, Every, Lookout, looks_again
from anyshore.sourcing.rules.terms import line, one_of


class SearchSavedAlready(Refused):
    """The person keeps this very search already."""

    code = "search_saved_already"


class TooManySearches(Refused):
    """The person keeps ``limit`` searches."""

    code = "too_many_searches"


@action
def save_search(*, actor: Actor, among: str, name: str, query: str, every: str, at: datetime) -> SavedSearch:
    """The person keeps a search under ``name`` and is mailed what is new, hourly, daily or weekly, from now on.

    Everybody who is signed in may, for themselves. Refused: the same search twice (SearchSavedAlready), more than
    fifty (TooManySearches), words that cannot be taken (rules.terms).
    """
    if not may_save_search(actor):
        raise Forbidden()
    zone = owner_of(actor.acting_person).timezone
    own = SavedSearch.objects.visible_to(actor)
    if own.count() >= SEARCHES_MAX:
        raise TooManySearches(limit=SEARCHES_MAX)
    found, made = SavedSearch.objects.get_or_create(
        person_id=actor.acting_person,
        among=one_of(among, "among", tuple(Lookout)),
        query=line(query, "query", QUERY_LIMIT, 0),
        defaults={
            "organisation_id": actor.organisation_id,
            "name": line(name, "name", NAME_LIMIT, 1),
            "every": one_of(every, "every", tuple(Every)),
            "created_at": at,
            "looked_at": at,
        },
    )
    if not made:
        raise SearchSavedAlready()
    deadlines.start(
        verb="sourcing.look_again",
        subject=("saved_search", found.id),
        due_at=looks_again(at, found.every, zone),
        at=at,
        args={"search_id": found.id},
        remind=(),
    )
    tell(SearchSaved(saved_search_id=found.id, at=at), actor=actor)
    return found
