"""The table of suspensions because a payment is late. Amounts in minor units of the agreement's currency."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models import Agreement
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import User
from anyshore.payments.rules.suspension import SUSPENSION, SuspensionState
from anyshore.plumbing.tables import one_of


class SuspensionQuerySet(models.QuerySet["Suspension"]):
    """Reads of suspensions."""

    def visible_to(self, actor: Actor) -> SuspensionQuerySet:
        """Those of the agreements the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class Suspension(models.Model):
    """The provider gave notice that work will stop: ``amount_minor`` was late then, the oldest of it since ``due_on``.
    The client has until ``cure_until`` to pay; it may say why it disputes the sum. Work stood still from
    ``stopped_at`` (contracts keeps the standstill), until ``over_at``."""

    lifecycle: ClassVar[Lifecycle[SuspensionState]] = SUSPENSION

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=SuspensionState.WARNED)
    amount_minor = models.BigIntegerField()
    due_on = models.DateField()
    words = models.TextField(blank=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    cure_until = models.DateTimeField()
    disputed_at = models.DateTimeField(null=True)
    disputed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    dispute = models.TextField(blank=True)
    stopped_at = models.DateTimeField(null=True)
    over_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = SuspensionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("payments_suspension_state", "state", SuspensionState),
            models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="payments_suspension_amount"),
            models.CheckConstraint(
                condition=models.Q(state__in=["warned", "standing"], over_at=None)
                | ~models.Q(state__in=["warned", "standing"]) & models.Q(over_at__isnull=False),
                name="payments_suspension_over",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="standing") | models.Q(stopped_at__isnull=False),
                name="payments_suspension_stopped",
            ),
            models.UniqueConstraint(
                fields=["agreement"],
                condition=models.Q(state__in=["warned", "standing"]),
                name="payments_suspension_one_open",
            ),
        ]
