"""The table of reference rates."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from anyshore.kit.ids import new_id
from anyshore.payments.rules.rates import RATE_MAX


class ReferenceRate(models.Model):
    """What the European Central Bank published for one day: so many millionths of ``currency`` for one euro."""

    id = models.UUIDField(primary_key=True, default=new_id)
    day = models.DateField()
    currency = models.CharField(max_length=3)
    per_euro_micro = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["currency", "day"], name="payments_rate_once"),
            models.CheckConstraint(
                condition=models.Q(per_euro_micro__gt=0, per_euro_micro__lte=RATE_MAX) & ~models.Q(currency="EUR"),
                name="payments_rate_positive",
            ),
        ]
