"""Tables of ends. Amounts in minor units of the agreement's currency."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models import Agreement, Milestone
from anyshore.contracts.rules import Side
from anyshore.exits import rules
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import User
from anyshore.plumbing.tables import one_of


class OfAgreement(models.QuerySet[Any]):
    """Reads of what hangs on an agreement."""

    def visible_to(self, actor: Actor) -> OfAgreement:
        """Those of the agreements the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class Ending(models.Model):
    """The end of one agreement: how, why, when, and what was paid and given back in all."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    reason = models.TextField(blank=True)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    paid_minor = models.BigIntegerField()
    refunded_minor = models.BigIntegerField()
    at = models.DateTimeField()

    objects: ClassVar[Any] = OfAgreement.as_manager()

    class Meta:
        constraints: ClassVar = [one_of("exits_ending_kind", "kind", rules.EndKind)]


class Notice(models.Model):
    """One side's notice to end the agreement; it takes effect at ``effective_at`` unless withdrawn."""

    lifecycle: ClassVar[Lifecycle[rules.NoticeState]] = rules.NOTICE

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=8)
    reason = models.TextField(blank=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=rules.NoticeState.RUNNING)
    at = models.DateTimeField()
    effective_at = models.DateTimeField()

    objects: ClassVar[Any] = OfAgreement.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("exits_notice_state", "state", rules.NoticeState),
            one_of("exits_notice_side", "side", Side),
            models.UniqueConstraint(
                fields=["agreement"], condition=models.Q(state="running"), name="exits_notice_one_running"
            ),
        ]


class RefundOffer(models.Model):
    """One side's offer to divide a milestone's held money: so much to the client, the rest to the provider."""

    lifecycle: ClassVar[Lifecycle[rules.RefundState]] = rules.REFUND

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=8)
    to_client_minor = models.BigIntegerField()
    to_provider_minor = models.BigIntegerField()
    reason = models.TextField(blank=True)
    offered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=rules.RefundState.OFFERED)
    at = models.DateTimeField()
    answer_until = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = OfAgreement.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("exits_refund_state", "state", rules.RefundState),
            one_of("exits_refund_side", "side", Side),
            models.UniqueConstraint(
                fields=["milestone"], condition=models.Q(state="offered"), name="exits_refund_one_open"
            ),
            models.CheckConstraint(
                condition=models.Q(to_client_minor__gte=0, to_provider_minor__gte=0), name="exits_refund_amounts"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agreement"], name="exits_refund_agreement")]


class Ruling(models.Model):
    """The operator's division of one milestone's held money, with written reasons."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    milestone = models.OneToOneField(Milestone, on_delete=models.PROTECT, related_name="+")
    to_client_minor = models.BigIntegerField()
    to_provider_minor = models.BigIntegerField()
    reasons = models.TextField()
    ruled_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()

    objects: ClassVar[Any] = OfAgreement.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(to_client_minor__gte=0, to_provider_minor__gte=0), name="exits_ruling_amounts"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agreement"], name="exits_ruling_agreement")]
