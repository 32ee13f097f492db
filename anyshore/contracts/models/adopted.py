"""The table of contracts that were made elsewhere and are kept here."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.rules.adopted import ADOPTED, AdoptedState
from anyshore.contracts.rules.states import Side
from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import Organisation, User
from anyshore.plumbing.tables import one_of


class AdoptedQuerySet(models.QuerySet["AdoptedContract"]):
    """Reads of adopted contracts."""

    def visible_to(self, actor: Actor) -> AdoptedQuerySet:
        """Whose it is, and the supplier once it joined; the clock's."""
        if actor.kind is ActorKind.CLOCK:
            return self
        own = models.Q(organisation_id=actor.organisation_id) | models.Q(supplier_id=actor.organisation_id)
        return self.filter(own) if actor.organisation_id else self.none()


class AdoptedContract(models.Model):
    """A contract made elsewhere, kept here by its client (rules.adopted). ``number`` is of the same row as those of
    agreements. ``facts`` are the eight; those that are asked for by their value stand in columns too. ``exit_plan``
    holds pairs of an item and the day it was ready. ``correction`` is what the supplier says instead, until it is
    taken over. ``signed_until`` is the last day as it was signed, before terms that went on since. Once notice was
    given: on which day, by which side, and the facts before it, for one that was written down by mistake."""

    lifecycle: ClassVar[Lifecycle[AdoptedState]] = ADOPTED

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    supplier = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", null=True)
    facts = models.JSONField()
    activity = models.CharField(max_length=160)
    ends_on = models.DateField(null=True)
    notice_until = models.DateTimeField(null=True)
    exit_plan = models.JSONField()
    state = models.CharField(max_length=12, default=AdoptedState.RUNNING)
    correction = models.JSONField(null=True)
    signed_until = models.DateField(null=True)
    noticed_on = models.DateField(null=True)
    noticed_by = models.CharField(max_length=8, blank=True)
    before_notice = models.JSONField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = AdoptedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("contracts_adopted_state", "state", AdoptedState),
            models.CheckConstraint(
                condition=~models.Q(organisation=models.F("supplier")), name="contracts_adopted_two_parties"
            ),
            models.CheckConstraint(
                condition=models.Q(noticed_on=None, noticed_by="", before_notice__isnull=True)
                | models.Q(noticed_on__isnull=False, noticed_by__in=list(Side), before_notice__isnull=False),
                name="contracts_adopted_notice_whole",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "ends_on"], name="contracts_adopted_register")]
