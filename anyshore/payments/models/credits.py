"""Credits and the payments that they lowered: service credits, and what was accepted of the client's claims. Amounts
in minor units."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from anyshore.contracts.models import Agreement
from anyshore.delivery.models import LevelPeriod
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.payments.models.claims import Claim
from anyshore.payments.rules.credits import CREDIT, CreditState, Lowered
from anyshore.plumbing.tables import one_of


class ServiceCredit(models.Model):
    """What comes off the next payments: for a missed service level of one ``period``, or for a ``claim`` that the
    provider accepted; amount = used + what is left of it."""

    lifecycle: ClassVar[Lifecycle[CreditState]] = CREDIT

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey(LevelPeriod, on_delete=models.PROTECT, related_name="+", null=True)
    place = models.SmallIntegerField(default=0)
    measure = models.CharField(max_length=160, blank=True)
    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, related_name="+", null=True)
    amount_minor = models.BigIntegerField()
    used_minor = models.BigIntegerField(default=0)
    state = models.CharField(max_length=12)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    @property
    def missed_in(self) -> LevelPeriod:
        """The period of a service credit, in which its level was missed."""
        assert self.period is not None, "what a claim gave has no period"
        return self.period

    class Meta:
        constraints: ClassVar = [
            one_of("payments_servicecredit_state", "state", CreditState),
            models.UniqueConstraint(fields=["period", "place"], name="payments_servicecredit_one"),
            models.CheckConstraint(
                condition=models.Q(period__isnull=False, claim=None)
                | models.Q(period=None, claim__isnull=False, place=0, measure="", state__in=["open", "used", "owed"]),
                name="payments_servicecredit_of",
            ),
            models.CheckConstraint(
                condition=models.Q(amount_minor__gt=0, used_minor__gte=0, used_minor__lte=models.F("amount_minor"))
                & (models.Q(state="used", used_minor=models.F("amount_minor")) | ~models.Q(state="used"))
                & (
                    models.Q(state__in=["waiting", "earned_back"], used_minor=0)
                    | ~models.Q(state__in=["waiting", "earned_back"])
                ),
                name="payments_servicecredit_sums",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agreement", "at"], name="payments_servicecredit_open")]


class CreditUse(models.Model):
    """So much of a credit lowered one payment: of a milestone, of a week of hours or of a month of a retainer."""

    id = models.UUIDField(primary_key=True, default=new_id)
    credit = models.ForeignKey(ServiceCredit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    subject_id = models.UUIDField()
    amount_minor = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            one_of("payments_credituse_kind", "kind", Lowered),
            models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="payments_credituse_amount"),
        ]
        indexes: ClassVar = [models.Index(fields=["subject_id"], name="payments_credituse_subject")]
