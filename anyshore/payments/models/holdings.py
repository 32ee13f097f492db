"""Tables of held money: of milestones, of weeks of hours, and what keeps it where it is. Amounts in minor units."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models import Agreement, Milestone
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import User
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


RETAINED_IS_SUMS = (
    models.Q(state__in=["not_funded", "closed"], funded_minor=0, retained_minor=0)
    | models.Q(
        state="held",
        funded_minor__gt=models.F("released_minor") + models.F("refunded_minor"),
        refunded_minor=0,
        retained_minor=0,
    )
    | models.Q(
        state="released",
        funded_minor=models.F("released_minor") + models.F("retained_minor"),
        funded_minor__gt=0,
        refunded_minor=0,
    )
    | models.Q(state="refunded", funded_minor=models.F("refunded_minor"), funded_minor__gt=0, released_minor=0)
    | models.Q(
        state="split",
        funded_minor=models.F("released_minor") + models.F("refunded_minor") + models.F("retained_minor"),
        refunded_minor__gt=0,
    )
    & (models.Q(released_minor__gt=0) | models.Q(retained_minor__gt=0))
)
"""The same where a part may be kept back: that only leaves a holding which has come to its end."""


class HoldingQuerySet(models.QuerySet["Holding"]):
    """Reads of holdings."""

    def visible_to(self, actor: Actor) -> HoldingQuerySet:
        """The money of the agreements the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class Holding(models.Model):
    """The money of one milestone: funded = released + refunded + retained + what is still held. What is ``retained``
    is kept back under an account of its own (Retention)."""

    lifecycle: ClassVar[Lifecycle[rules.HoldingState]] = rules.HOLDING

    id = models.UUIDField(primary_key=True, default=new_id)
    milestone = models.OneToOneField(Milestone, on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=rules.HoldingState.NOT_FUNDED)
    funded_minor = models.BigIntegerField(default=0)
    released_minor = models.BigIntegerField(default=0)
    refunded_minor = models.BigIntegerField(default=0)
    retained_minor = models.BigIntegerField(default=0)
    fee_minor = models.BigIntegerField(default=0)
    funded_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = HoldingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("payments_holding_state", "state", rules.HoldingState),
            models.CheckConstraint(
                condition=models.Q(funded_minor__gte=0, released_minor__gte=0, refunded_minor__gte=0, fee_minor__gte=0)
                & models.Q(
                    retained_minor__gte=0,
                    funded_minor__gte=models.F("released_minor")
                    + models.F("refunded_minor")
                    + models.F("retained_minor"),
                ),
                name="payments_holding_sums",
            ),
            models.CheckConstraint(condition=RETAINED_IS_SUMS, name="payments_holding_state_is_sums"),
        ]
        indexes: ClassVar = [models.Index(fields=["agreement"], name="payments_holding_agreement")]


class WeeklyHolding(models.Model):
    """The money of one week of hours, named by its Monday: funded = released + refunded + what is still held.
    Service credits took ``credit_minor`` off what it costs."""

    lifecycle: ClassVar[Lifecycle[rules.HoldingState]] = rules.WEEK

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    week = models.DateField()
    state = models.CharField(max_length=12, default=rules.HoldingState.NOT_FUNDED)
    funded_minor = models.BigIntegerField(default=0)
    released_minor = models.BigIntegerField(default=0)
    refunded_minor = models.BigIntegerField(default=0)
    fee_minor = models.BigIntegerField(default=0)
    credit_minor = models.BigIntegerField(default=0)
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
