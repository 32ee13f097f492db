"""The table of money that is kept back for defects. Amounts in minor units."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models import Agreement, Milestone
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.payments import rules
from anyshore.plumbing.tables import one_of

STATE_IS_SUMS = (
    models.Q(state__in=["kept", "defect"], released_minor=0, refunded_minor=0, settled_at=None)
    | models.Q(state="released", kept_minor=models.F("released_minor"), refunded_minor=0, settled_at__isnull=False)
    | models.Q(state="refunded", kept_minor=models.F("refunded_minor"), released_minor=0, settled_at__isnull=False)
    | models.Q(
        state="split",
        kept_minor=models.F("released_minor") + models.F("refunded_minor"),
        released_minor__gt=0,
        refunded_minor__gt=0,
        settled_at__isnull=False,
    )
)
"""The state of what is kept back and its sums say the same."""


class RetentionQuerySet(models.QuerySet["Retention"]):
    """Reads of what is kept back."""

    def visible_to(self, actor: Actor) -> RetentionQuerySet:
        """That of the agreements the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class Retention(models.Model):
    """What is kept back of one milestone's price until ``pays_at``, under an account of its own. A ``defect`` that the
    client reported in time keeps it back until it is settled; ``claim_minor`` is what the client asks back for it."""

    lifecycle: ClassVar[Lifecycle[rules.RetentionState]] = rules.RETENTION

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    milestone = models.OneToOneField(Milestone, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=rules.RetentionState.KEPT)
    kept_minor = models.BigIntegerField()
    released_minor = models.BigIntegerField(default=0)
    refunded_minor = models.BigIntegerField(default=0)
    fee_minor = models.BigIntegerField(default=0)
    at = models.DateTimeField()
    pays_at = models.DateTimeField()
    defect = models.TextField(blank=True)
    claim_minor = models.BigIntegerField(default=0)
    reported_at = models.DateTimeField(null=True)
    reasons = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = RetentionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("payments_retention_state", "state", rules.RetentionState),
            models.CheckConstraint(
                condition=models.Q(kept_minor__gt=0, fee_minor__gte=0, claim_minor__gte=0)
                & models.Q(claim_minor__lte=models.F("kept_minor")),
                name="payments_retention_sums",
            ),
            models.CheckConstraint(condition=STATE_IS_SUMS, name="payments_retention_state_is_sums"),
        ]
        indexes: ClassVar = [models.Index(fields=["agreement"], name="payments_retention_agreement")]
