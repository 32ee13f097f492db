"""What is loaded, locked and authorised: a client's inventory and the activities in it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower

from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import Organisation, User
from anyshore.parties.rules import is_clock
from anyshore.plumbing.tables import one_of
from anyshore.strategy.rules import tree


class InventoryQuerySet(models.QuerySet["Inventory"]):
    """Reads of inventories."""

    def visible_to(self, actor: Actor) -> InventoryQuerySet:
        """The client's own; not even the operator looks into what a client costs itself."""
        if is_clock(actor):
            return self
        return self.filter(client_id=actor.organisation_id) if actor.organisation_id else self.none()


class Inventory(models.Model):
    """What one client does: the root row of all its activities, whose lock makes every change of the tree safe.

    Its id is the client's. ``currency`` is that of every total; ``version`` rises with each change, so that an import
    is never carried out on another inventory than its preview showed.
    """

    client = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="+", primary_key=True)
    currency = models.CharField(max_length=3)
    version = models.IntegerField(default=0)
    created_at = models.DateTimeField()

    objects: ClassVar[Any] = InventoryQuerySet.as_manager()


class ActivityQuerySet(models.QuerySet["Activity"]):
    """Reads of activities."""

    def visible_to(self, actor: Actor) -> ActivityQuerySet:
        """The client's own."""
        if is_clock(actor):
            return self
        return self.filter(inventory_id=actor.organisation_id) if actor.organisation_id else self.none()

    def live(self) -> ActivityQuerySet:
        """Those that were not put away."""
        return self.filter(state=tree.ActivityState.LIVE)


class Activity(models.Model):
    """A piece of work: a department, a process, an activity or a task, below ``parent`` or by itself.

    ``number`` stands in its address, ``code`` is the client's own name for it in spreadsheets. ``volume`` of
    ``volume_unit`` are done in a year; ``needed`` and ``available`` hold twelve months of that unit, or nothing.
    ``owner_name`` stands for an owner who is no member. ``archived_with`` names the activity with which this one was
    put away. ``baseline`` and ``baseline_hash`` are the end of its chain of baselines. ``inventory_id`` is the
    client's.
    """

    lifecycle: ClassVar[Lifecycle[tree.ActivityState]] = tree.ACTIVITY

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(unique=True)
    inventory = models.ForeignKey(Inventory, on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    level = models.CharField(max_length=12)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    owner_name = models.CharField(max_length=120, blank=True)
    volume = models.BigIntegerField(null=True)
    volume_unit = models.CharField(max_length=40, blank=True)
    needed = ArrayField(models.BigIntegerField(), default=list, blank=True)
    available = ArrayField(models.BigIntegerField(), default=list, blank=True)
    state = models.CharField(max_length=12, default=tree.ActivityState.LIVE)
    archived_with = models.UUIDField(null=True)
    version = models.IntegerField(default=1)
    baseline = models.IntegerField(default=0)
    baseline_hash = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField()

    objects: ClassVar[Any] = ActivityQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("strategy_activity_level", "level", tree.Level),
            one_of("strategy_activity_state", "state", tree.ActivityState),
            models.UniqueConstraint("inventory", Lower("code"), name="strategy_activity_code"),
            models.CheckConstraint(
                condition=models.Q(volume=None) | models.Q(volume__gte=0), name="strategy_activity_volume"
            ),
            models.CheckConstraint(
                condition=models.Q(needed__len__in=(0, 12), available__len__in=(0, 12)),
                name="strategy_activity_twelve_months",
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")), name="strategy_activity_not_below_self"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["inventory", "created_at", "id"], name="strategy_activity_inventory")
        ]
