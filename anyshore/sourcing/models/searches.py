"""A search that somebody keeps, and that mails them what is new."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.ids import new_id
from anyshore.parties.models import Organisation, User
from anyshore.plumbing.tables import one_of
from anyshore.sourcing.rules.searches import NAME_LIMIT, QUERY_LIMIT, Every, Lookout


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    """Reads of saved searches."""

    def visible_to(self, actor: Actor) -> SavedSearchQuerySet:
        """One's own, whatever organisation one acts for; the clock sees all."""
        return self if actor.kind is ActorKind.CLOCK else self.filter(person_id=actor.person_id)


class SavedSearch(models.Model):
    """``query`` is the search as the parts of an address; what came until ``looked_at`` has been told."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    among = models.CharField(max_length=10)
    name = models.CharField(max_length=NAME_LIMIT)
    query = models.CharField(max_length=QUERY_LIMIT, blank=True)
    every = models.CharField(max_length=4)
    created_at = models.DateTimeField()
    looked_at = models.DateTimeField()

    objects: ClassVar[Any] = SavedSearchQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "among", "query"], name="sourcing_search_once"),
            one_of("sourcing_search_among", "among", Lookout),
            one_of("sourcing_search_every", "every", Every),
        ]
