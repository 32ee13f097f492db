"""The tables of claims. The agreement is the root that every writing action locks. Amounts in minor units of its
currency."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models import Agreement
from anyshore.contracts.rules import Side
from anyshore.delivery.models import Defect
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import User
from anyshore.payments.rules.claims import CLAIM, ClaimKind, ClaimState, Ground
from anyshore.plumbing.tables import one_of


class ClaimQuerySet(models.QuerySet[Any]):
    """Reads of claims."""

    def visible_to(self, actor: Actor) -> ClaimQuerySet:
        """Those of the agreements that the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class Claim(models.Model):
    """What a ``side`` asks the other for, numbered within the agreement; files hang on it as attachments of kind
    ``claim``.

    ``on_day`` is the day of the event or, of a ``defect``, that on which putting it right had failed.
    ``offered_minor`` is the lesser sum for which the other side would accept it, ``beyond``: also beyond the limit of
    liability; ``agreed_minor`` is what was accepted in the end, at ``closed_at``, as is a withdrawal."""

    lifecycle: ClassVar[Lifecycle[ClaimState]] = CLAIM

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    side = models.CharField(max_length=8)
    kind = models.CharField(max_length=12)
    ground = models.CharField(max_length=12, blank=True)
    defect = models.ForeignKey(Defect, on_delete=models.PROTECT, related_name="+", null=True)
    on_day = models.DateField()
    amount_minor = models.BigIntegerField()
    words = models.TextField()
    state = models.CharField(max_length=12, default=ClaimState.MADE)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    offered_minor = models.BigIntegerField(null=True)
    beyond = models.BooleanField(default=False)
    agreed_minor = models.BigIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = ClaimQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("payments_claim_state", "state", ClaimState),
            one_of("payments_claim_side", "side", Side),
            one_of("payments_claim_kind", "kind", ClaimKind),
            one_of("payments_claim_ground", "ground", Ground),
            models.UniqueConstraint(fields=["agreement", "number"], name="payments_claim_number"),
            models.CheckConstraint(
                condition=models.Q(amount_minor__gt=0, number__gt=0) & ~models.Q(words=""), name="payments_claim_made"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="damages", defect=None)
                | models.Q(kind__in=["repair", "reduction"], side="client", ground="", defect__isnull=False),
                name="payments_claim_of",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state="offered", offered_minor__gt=0, offered_minor__lt=models.F("amount_minor"),
                    agreed_minor=None, closed_at=None,
                )
                | models.Q(state__in=["made", "objected"], offered_minor=None, agreed_minor=None, closed_at=None)
                | models.Q(
                    state="accepted", offered_minor=None, agreed_minor__gt=0,
                    agreed_minor__lte=models.F("amount_minor"), closed_at__isnull=False,
                )
                | models.Q(state="withdrawn", offered_minor=None, agreed_minor=None, closed_at__isnull=False),
                name="payments_claim_sums",
            ),
        ]  # fmt: skip


class ClaimOffer(models.Model):
    """The other side would accept a claim for so much, counted from 1. What was offered is never changed; another
    offer is another row."""

    id = models.UUIDField(primary_key=True, default=new_id)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="+")
    number = models.SmallIntegerField()
    amount_minor = models.BigIntegerField()
    beyond = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["claim", "number"], name="payments_claimoffer_number"),
            models.CheckConstraint(
                condition=models.Q(amount_minor__gt=0, number__gt=0), name="payments_claimoffer_sum"
            ),
        ]
