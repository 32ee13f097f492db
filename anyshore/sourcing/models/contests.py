"""Contests: prizes, entries, and what is said about an entry."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import Organisation, User
from anyshore.plumbing.tables import one_of
from anyshore.sourcing.models.roots import Request
from anyshore.sourcing.rules.contests import ENTRY, EntryState
from anyshore.sourcing.rules.states import RequestState


class Contest(models.Model):
    """What makes a request a contest."""

    request = models.OneToOneField(Request, on_delete=models.CASCADE, primary_key=True, related_name="+")
    guaranteed = models.BooleanField(default=False)
    blind = models.BooleanField(default=True)
    most_entries = models.SmallIntegerField()
    extended_at = models.DateTimeField(null=True)


class EntryQuerySet(models.QuerySet["Entry"]):
    """Reads of entries."""

    def visible_to(self, actor: Actor) -> EntryQuerySet:
        """One's own, those on one's own contests, and to who entered too the others, once it is over or is not
        blind."""
        if actor.kind in (ActorKind.OPERATOR, ActorKind.CLOCK):
            return self
        if actor.organisation_id is None:
            return self.none()
        own = Entry.objects.filter(request_id=models.OuterRef("request_id"), provider_id=actor.organisation_id)
        blind = Contest.objects.filter(request_id=models.OuterRef("request_id"), blind=True)
        over = ~models.Q(request__state=RequestState.OPEN) | ~models.Exists(blind)
        return self.filter(
            models.Q(provider_id=actor.organisation_id)
            | models.Q(request__client_id=actor.organisation_id)
            | models.Q(models.Exists(own)) & over
        )


class Entry(models.Model):
    """One entry of a contest; it stays its author's unless a prize is paid for it. Its files hang on it.

    ``rating`` (1 to 5) and ``finalist_at`` are the client's; ``won_minor`` is what it won, in the request's currency.
    """

    lifecycle: ClassVar[Lifecycle[EntryState]] = ENTRY

    id = models.UUIDField(primary_key=True, default=new_id)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    text = models.TextField(blank=True)
    state = models.CharField(max_length=12, default=EntryState.ENTERED)
    rating = models.SmallIntegerField(null=True)
    finalist_at = models.DateTimeField(null=True)
    won_minor = models.BigIntegerField(null=True)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = EntryQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("sourcing_entry_state", "state", EntryState),
            models.UniqueConstraint(fields=["request", "number"], name="sourcing_entry_number"),
            models.CheckConstraint(
                condition=models.Q(rating=None) | models.Q(rating__range=(1, 5)), name="sourcing_entry_rating"
            ),
            models.CheckConstraint(
                condition=models.Q(won_minor=None) | models.Q(won_minor__gt=0, state="chosen"),
                name="sourcing_entry_won",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["provider", "-at"], name="sourcing_entry_provider")]


class Prize(models.Model):
    """A prize and the entry that won it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")
    place = models.SmallIntegerField()
    amount_minor = models.BigIntegerField()
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "place"], name="sourcing_prize_place"),
            models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="sourcing_prize_amount"),
        ]


class EntryComment(models.Model):
    """What client or author say about an entry: only the two read it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()
