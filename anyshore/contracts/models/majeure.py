"""The table of events of force majeure that a side has reported."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models.agreement import Agreement
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.majeure import MAJEURE, OPEN, MajeureKind, MajeureState
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import User
from anyshore.plumbing.tables import one_of


class MajeureQuerySet(models.QuerySet["MajeureEvent"]):
    """Reads of reported events."""

    def visible_to(self, actor: Actor) -> MajeureQuerySet:
        """Those of the agreements the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class MajeureEvent(models.Model):
    """A side says that something keeps it from its duty since the day ``began_on``. ``milestone_ids`` are the
    milestones that it concerns; none means all the duties of that side. Files hang on it as attachments of kind
    ``majeure``.

    ``in_time``: it was reported within the days of the clause after ``learned_on``. The other side answered at
    ``answered_at``; it freed from the duty where ``accepted_at`` is set. ``over_on`` is the first day without it, said
    at ``over_at``."""

    lifecycle: ClassVar[Lifecycle[MajeureState]] = MAJEURE

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=8)
    kind = models.CharField(max_length=12)
    words = models.TextField()
    milestone_ids = models.JSONField(default=list)
    began_on = models.DateField()
    learned_on = models.DateField()
    report_until = models.DateField()
    in_time = models.BooleanField()
    expected_on = models.DateField(null=True)
    state = models.CharField(max_length=12, default=MajeureState.REPORTED)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    updated_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answerer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    answer = models.TextField(blank=True)
    accepted_at = models.DateTimeField(null=True)
    over_on = models.DateField(null=True)
    over_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = MajeureQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("contracts_majeure_state", "state", MajeureState),
            one_of("contracts_majeure_side", "side", Side),
            one_of("contracts_majeure_kind", "kind", MajeureKind),
            models.CheckConstraint(
                condition=models.Q(state__in=["accepted", "passed"], accepted_at__isnull=False)
                | models.Q(state="overtaken")
                | ~models.Q(state__in=["accepted", "passed", "overtaken"]) & models.Q(accepted_at=None),
                name="contracts_majeure_accepted",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["over", "passed"], over_on__isnull=False, over_at__isnull=False)
                | ~models.Q(state__in=["over", "passed"]) & models.Q(over_on=None, over_at=None),
                name="contracts_majeure_over",
            ),
            models.CheckConstraint(
                condition=models.Q(over_on=None) | models.Q(over_on__gt=models.F("began_on")),
                name="contracts_majeure_in_order",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="objected") | ~models.Q(answer="") & models.Q(answerer__isnull=False),
                name="contracts_majeure_objected_with_reason",
            ),
            models.UniqueConstraint(
                fields=["agreement", "side"],
                condition=models.Q(state__in=list(OPEN)),
                name="contracts_majeure_one_open_a_side",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agreement", "-at"], name="contracts_majeure_of")]
