"""Versions of packages that are signed, and wait for their own organisation's people."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.catalogue.models.packages import Package
from anyshore.catalogue.rules.held import HELD, HeldState
from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import Organisation, User
from anyshore.plumbing.tables import one_of


class HeldPackageQuerySet(models.QuerySet["HeldPackage"]):
    """Reads of versions that wait."""

    def visible_to(self, actor: Actor) -> HeldPackageQuerySet:
        """One's own organisation's: buyers never learn of one."""
        if actor.kind is ActorKind.CLOCK:
            return self
        return self.filter(organisation_id=actor.organisation_id) if actor.organisation_id else self.none()


class HeldPackage(models.Model):
    """A package's version ``number`` as it will be published, with the ``hash`` that it will have: what ``author``
    signed. ``price_minor`` is the most that one of it can cost; ``refusal`` is why it could not be published once it
    was agreed to."""

    lifecycle: ClassVar[Lifecycle[HeldState]] = HELD

    id = models.UUIDField(primary_key=True, default=new_id)
    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    content = models.JSONField()
    hash = models.CharField(max_length=64)
    price_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    state = models.CharField(max_length=12, default=HeldState.HELD)
    refusal = models.JSONField(default=dict)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = HeldPackageQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("catalogue_held_state", "state", HeldState),
            models.UniqueConstraint(
                fields=["package"], condition=models.Q(state="held"), name="catalogue_held_one_a_package"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "-at"], name="catalogue_held_newest")]
