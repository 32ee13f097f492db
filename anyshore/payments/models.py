"""Tables of payments. The ledger says what moved; these rows say what it was for. Amounts in minor units."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.catalogue.rules.packages import Unused
from anyshore.contracts.models import Agreement, Milestone
from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import Organisation, User
from anyshore.payments import rules
from anyshore.plumbing.tables import one_of

STATE_IS_SUMS = (
    models.Q(state__in=["not_funded", "closed"], funded_minor=0)
    | models.Q(
        state="held", funded_minor__gt=models.F("released_minor") + models.F("refunded_minor"), refunded_minor=0
    )
    | models.Q(state="released", funded_minor=models.F("released_minor"), funded_minor__gt=0, refunded_minor=0)
    | models.Q(state="refunded", funded_minor=models.F("refunded_minor"), funded_minor__gt=0, released_minor=0)
    | models.Q(
        state="split",
        funded_minor=models.F("released_minor") + models.F("refunded_minor"),
        released_minor__gt=0,
        refunded_minor__gt=0,
    )
)
"""The state of a holding and its sums say the same, whoever writes them."""


class HoldingQuerySet(models.QuerySet["Holding"]):
    """Reads of holdings."""

    def visible_to(self, actor: Actor) -> HoldingQuerySet:
        """The money of the agreements the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class Holding(models.Model):
    """The money of one milestone: funded = released + refunded + what is still held."""

    lifecycle: ClassVar[Lifecycle[rules.HoldingState]] = rules.HOLDING

    id = models.UUIDField(primary_key=True, default=new_id)
    milestone = models.OneToOneField(Milestone, on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=rules.HoldingState.NOT_FUNDED)
    funded_minor = models.BigIntegerField(default=0)
    released_minor = models.BigIntegerField(default=0)
    refunded_minor = models.BigIntegerField(default=0)
    fee_minor = models.BigIntegerField(default=0)
    funded_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = HoldingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("payments_holding_state", "state", rules.HoldingState),
            models.CheckConstraint(
                condition=models.Q(funded_minor__gte=0, released_minor__gte=0, refunded_minor__gte=0, fee_minor__gte=0)
                & models.Q(funded_minor__gte=models.F("released_minor") + models.F("refunded_minor")),
                name="payments_holding_sums",
            ),
            models.CheckConstraint(condition=STATE_IS_SUMS, name="payments_holding_state_is_sums"),
        ]
        indexes: ClassVar = [models.Index(fields=["agreement"], name="payments_holding_agreement")]


class WeeklyHolding(models.Model):
    """The money of one week of hours, named by its Monday: funded = released + refunded + what is still held."""

    lifecycle: ClassVar[Lifecycle[rules.HoldingState]] = rules.WEEK

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    week = models.DateField()
    state = models.CharField(max_length=12, default=rules.HoldingState.NOT_FUNDED)
    funded_minor = models.BigIntegerField(default=0)
    released_minor = models.BigIntegerField(default=0)
    refunded_minor = models.BigIntegerField(default=0)
    fee_minor = models.BigIntegerField(default=0)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("payments_weeklyholding_state", "state", rules.HoldingState),
            models.UniqueConstraint(fields=["agreement", "week"], name="payments_weeklyholding_week"),
            models.CheckConstraint(
                condition=models.Q(funded_minor__gte=0, released_minor__gte=0, refunded_minor__gte=0, fee_minor__gte=0)
                & models.Q(funded_minor__gte=models.F("released_minor") + models.F("refunded_minor")),
                name="payments_weeklyholding_sums",
            ),
            models.CheckConstraint(condition=STATE_IS_SUMS, name="payments_weeklyholding_state_is_sums"),
        ]


class Hold(models.Model):
    """Held money that may not move until lifted: the operator's (later a dispute's), with written reasons."""

    id = models.UUIDField(primary_key=True, default=new_id)
    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    held_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()
    lifted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    lifted_at = models.DateTimeField(null=True)
    lift_reason = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["holding"], condition=models.Q(lifted_at=None), name="payments_hold_one_live"
            )
        ]


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


class Download(models.Model):
    """A buyer took a file of a ready product: who, which bytes, when. Kept for both sides."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    attachment_id = models.UUIDField()
    name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agreement", "-at"], name="payments_download_agreement")]


class Block(models.Model):
    """Prepaid hours of one agreement: so many minutes for the price of its milestone, of which some are drawn."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, related_name="+")
    milestone = models.OneToOneField(Milestone, on_delete=models.PROTECT, related_name="+")
    minutes = models.IntegerField()
    drawn = models.IntegerField(default=0)
    unused = models.CharField(max_length=8)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(minutes__gt=0, drawn__gte=0, drawn__lte=models.F("minutes")),
                name="payments_block_minutes",
            ),
            one_of("payments_block_unused", "unused", Unused),
        ]


class Draw(models.Model):
    """Hours that the provider says it has worked from a block, and the client's answer; silence agrees."""

    lifecycle: ClassVar[Lifecycle[rules.DrawState]] = rules.DRAW

    id = models.UUIDField(primary_key=True, default=new_id)
    block = models.ForeignKey(Block, on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    minutes = models.IntegerField()
    worked_on = models.DateField()
    words = models.CharField(max_length=300)
    ticket = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=12, default=rules.DrawState.RECORDED)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer_until = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=8, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    released_minor = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            one_of("payments_draw_state", "state", rules.DrawState),
            models.CheckConstraint(condition=models.Q(minutes__gt=0), name="payments_draw_minutes"),
            models.CheckConstraint(
                condition=models.Q(answered_at=None, state="recorded")
                | models.Q(answered_at__isnull=False) & ~models.Q(state="recorded"),
                name="payments_draw_answered",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agreement", "at"], name="payments_draw_agreement")]
