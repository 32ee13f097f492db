"""Tables of batches: many small tasks offered at once."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models.agreement import Agreement
from anyshore.contracts.models.held import HeldOffer
from anyshore.contracts.rules.batches import BATCH, BatchState
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import Organisation, User
from anyshore.plumbing.tables import one_of


class BatchQuerySet(models.QuerySet["Batch"]):
    """Reads of batches."""

    def visible_to(self, actor: Actor) -> BatchQuerySet:
        """One's own organisation's."""
        return self.filter(client_id=actor.organisation_id) if actor.organisation_id else self.none()


class Batch(models.Model):
    """Many small tasks that a client offers at once: the plan as data (rules.batches), and which version of it."""

    lifecycle: ClassVar[Lifecycle[BatchState]] = BATCH

    id = models.UUIDField(primary_key=True, default=new_id)
    client = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    state = models.CharField(max_length=12, default=BatchState.DRAFT)
    version = models.IntegerField(default=1)
    content = models.JSONField()
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = BatchQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [one_of("contracts_batch_state", "state", BatchState)]
        indexes: ClassVar = [models.Index(fields=["client", "-created_at"], name="contracts_batch_client")]


class BatchOffer(models.Model):
    """What became of one task when its batch was sent: an agreement offered, an offer held until the client's own
    people agree, or refused with the refusal's code."""

    id = models.UUIDField(primary_key=True, default=new_id)
    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="+")
    place = models.SmallIntegerField()
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+", null=True)
    held = models.ForeignKey(HeldOffer, on_delete=models.PROTECT, related_name="+", null=True)
    price_minor = models.BigIntegerField()
    refusal = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["batch", "place"], name="contracts_batch_offer_once")]
