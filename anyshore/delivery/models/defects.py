"""The list of defects of accepted work. The agreement is the root that every writing action locks."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models import Agreement, Milestone
from anyshore.delivery.rules.defects import DEFECT, DefectState
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import User
from anyshore.plumbing.tables import one_of


class DefectQuerySet(models.QuerySet["Defect"]):
    """Reads of defects."""

    def visible_to(self, actor: Actor) -> DefectQuerySet:
        """Those of the agreements the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))

    def open(self) -> DefectQuerySet:
        """Those that are not struck off."""
        return self.exclude(state=DefectState.STRUCK)


class Defect(models.Model):
    """One defect of an accepted milestone; ``number`` counts from 1 within the agreement. Files hang on it as
    attachments of kind ``defect``.

    ``cure_days`` and ``tries`` are those of the clause when it was entered, none under the terms alone. The time to
    put it right began at ``asked_at`` and runs until ``until``, an instant that only a standstill of the work moves;
    ``tried`` attempts did not put it right. ``denial`` says why the provider holds that it is not covered. From
    ``failed_at`` on the client need not wait any more; struck off, it is ``over_at`` then.
    """

    lifecycle: ClassVar[Lifecycle[DefectState]] = DEFECT

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    words = models.TextField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=12, default=DefectState.REPORTED)
    cure_days = models.SmallIntegerField(null=True)
    tries = models.SmallIntegerField(null=True)
    tried = models.SmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    denial = models.TextField(blank=True)
    failed_at = models.DateTimeField(null=True)
    over_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = DefectQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("delivery_defect_state", "state", DefectState),
            models.UniqueConstraint(fields=["agreement", "number"], name="delivery_defect_number"),
            models.CheckConstraint(
                condition=models.Q(state="struck", over_at__isnull=False)
                | (~models.Q(state="struck") & models.Q(over_at=None)),
                name="delivery_defect_over",
            ),
            models.CheckConstraint(
                condition=models.Q(cure_days=None, tries=None, until=None, failed_at=None)
                | models.Q(cure_days__gt=0, tries__gt=0),
                name="delivery_defect_cure",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="failed") | models.Q(failed_at__isnull=False), name="delivery_defect_failed"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gt=0, tried__gte=0, asked_at__gte=models.F("at")),
                name="delivery_defect_counts",
            ),
        ]


class DefectAttempt(models.Model):
    """The provider says that it put a defect right; ``number`` counts from 1. Files hang on it as attachments of kind
    ``defect_attempt``. Where the client finds it still there, ``answer`` says how, at ``kept_at``."""

    id = models.UUIDField(primary_key=True, default=new_id)
    defect = models.ForeignKey(Defect, on_delete=models.PROTECT, related_name="+")
    number = models.SmallIntegerField()
    note = models.TextField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.TextField(blank=True)
    kept_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["defect", "number"], name="delivery_attempt_number"),
            models.UniqueConstraint(
                fields=["defect"], condition=models.Q(kept_at=None), name="delivery_attempt_one_stands"
            ),
        ]
