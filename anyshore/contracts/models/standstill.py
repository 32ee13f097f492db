"""The table of standstills: from when until when nothing was due from the provider."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from anyshore.contracts.models.agreement import Agreement
from anyshore.kit.ids import new_id


class Standstill(models.Model):
    """The work under an agreement stood still after the instant ``since`` up to ``until``, or still does."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement"], condition=models.Q(until=None), name="contracts_standstill_one_open"
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="contracts_standstill_in_order",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agreement", "since"], name="contracts_standstill_agreement")]
