"""Tables of money beyond the price, of payments outside, and of money on its way out. Amounts in minor units."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models import Agreement
from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import Organisation, User
from anyshore.payments import rules
from anyshore.plumbing.tables import one_of


class Bonus(models.Model):
    """Money beyond the contract's price, from the client's own will. It bears the fee as the price does."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    amount_minor = models.BigIntegerField()
    fee_minor = models.BigIntegerField(default=0)
    words = models.CharField(max_length=300, blank=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="payments_bonus_amount"),
            models.CheckConstraint(
                condition=models.Q(fee_minor__gte=0, fee_minor__lte=models.F("amount_minor")),
                name="payments_bonus_fee",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agreement"], name="payments_bonus_agreement")]


class PaymentQuerySet(models.QuerySet["Payment"]):
    """Reads of recorded payments."""

    def visible_to(self, actor: Actor) -> PaymentQuerySet:
        """The payments of the agreements the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class Payment(models.Model):
    """A payment made outside, on the ledger-only rail: recorded by the payer, confirmed or denied by the payee.

    Evidence files hang on it as attachments of kind ``payment``. ``answered_by`` is ``person`` or ``silence``.
    """

    lifecycle: ClassVar[Lifecycle[rules.PaymentState]] = rules.PAYMENT

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    payer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    payee = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    amount_minor = models.BigIntegerField()
    paid_on = models.DateField()
    words = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=12, default=rules.PaymentState.RECORDED)
    at = models.DateTimeField()
    answer_until = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=8, blank=True)
    answer = models.TextField(blank=True)

    objects: ClassVar[Any] = PaymentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("payments_payment_state", "state", rules.PaymentState),
            models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="payments_payment_amount"),
            models.CheckConstraint(
                condition=models.Q(answered_at=None, answered_by="", state="recorded")
                | models.Q(answered_at__isnull=False, answered_by__in=["person", "silence"])
                & ~models.Q(state="recorded"),
                name="payments_payment_answered",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agreement"], name="payments_payment_agreement")]


class PayoutQuerySet(models.QuerySet["Payout"]):
    """Reads of payouts."""

    def visible_to(self, actor: Actor) -> PayoutQuerySet:
        """One's own organisation's."""
        if actor.kind in (ActorKind.OPERATOR, ActorKind.CLOCK):
            return self
        return self.filter(organisation_id=actor.organisation_id) if actor.organisation_id else self.none()


class Payout(models.Model):
    """Money asked out of an organisation's balance."""

    lifecycle: ClassVar[Lifecycle[rules.PayoutState]] = rules.PAYOUT

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    currency = models.CharField(max_length=3)
    amount_minor = models.BigIntegerField()
    rail = models.CharField(max_length=12)
    destination = models.CharField(max_length=120)
    state = models.CharField(max_length=12, default=rules.PayoutState.REQUESTED)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    reference = models.CharField(max_length=80, blank=True)
    failure = models.CharField(max_length=200, blank=True)

    objects: ClassVar[Any] = PayoutQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("payments_payout_state", "state", rules.PayoutState),
            models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="payments_payout_amount"),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "-at"], name="payments_payout_organisation")]
