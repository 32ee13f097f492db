"""The tables of late delivery: what the client lets pass, and what came off a price. Amounts in minor units."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from anyshore.contracts.models import Agreement, Milestone
from anyshore.kit.ids import new_id
from anyshore.parties.models import User


class Waiver(models.Model):
    """The client lets ``amount_minor`` of what comes off a milestone's price for late delivery pass. It binds the
    client: waivers add up and are never taken back."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="+")
    amount_minor = models.BigIntegerField()
    words = models.CharField(max_length=300)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="payments_waiver_amount")
        ]
        indexes: ClassVar = [models.Index(fields=["agreement"], name="payments_waiver_agreement")]


class Reduction(models.Model):
    """What came off the price of one milestone because it was late, as it was worked out at its acceptance:
    ``counted_minor`` by the clause, less ``waived_minor``, at most what was still held."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    milestone = models.OneToOneField(Milestone, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    handed_in_on = models.DateField()
    days = models.IntegerField()
    left_out = models.JSONField(default=list)
    counted_minor = models.BigIntegerField()
    waived_minor = models.BigIntegerField()
    amount_minor = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(days__gt=0, counted_minor__gt=0, waived_minor__gte=0, amount_minor__gte=0)
                & models.Q(amount_minor__lte=models.F("counted_minor") - models.F("waived_minor")),
                name="payments_reduction_sums",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["agreement"], name="payments_reduction_agreement")]
