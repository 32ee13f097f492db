"""The table of talks about new terms because of hardship. Amounts in minor units of the agreement's currency."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models.agreement import Agreement
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.hardship import TALKS, TalksState
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import User
from anyshore.plumbing.tables import one_of


class TalksQuerySet(models.QuerySet["HardshipTalks"]):
    """Reads of talks."""

    def visible_to(self, actor: Actor) -> TalksQuerySet:
        """Those of the agreements the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class HardshipTalks(models.Model):
    """A side asked for talks about new terms: the cost of performing of ``cost_side`` was ``before_minor`` when both
    last signed, and is ``now_minor`` since ``since_on``. Both talk ``until`` the last day is over.

    ``settled_by`` is the side that says what both have agreed (``settlement``), which counts once the other says so
    too, at ``over_at``; without that ``over_at`` is when the talks were over in another way. ``end_days`` are those of
    the notice that either side may give then."""

    lifecycle: ClassVar[Lifecycle[TalksState]] = TALKS

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=8)
    cost_side = models.CharField(max_length=8)
    words = models.TextField()
    before_minor = models.BigIntegerField()
    now_minor = models.BigIntegerField()
    since_on = models.DateField()
    threshold_bps = models.IntegerField()
    end_days = models.SmallIntegerField()
    state = models.CharField(max_length=12, default=TalksState.TALKING)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    until = models.DateTimeField()
    settled_by = models.CharField(max_length=8, blank=True)
    settlement = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)
    over_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = TalksQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("contracts_talks_state", "state", TalksState),
            one_of("contracts_talks_side", "side", Side),
            one_of("contracts_talks_cost_side", "cost_side", Side),
            one_of("contracts_talks_settled_by", "settled_by", ["", *Side]),
            models.CheckConstraint(
                condition=models.Q(before_minor__gte=1, now_minor__gte=0), name="contracts_talks_costs"
            ),
            models.CheckConstraint(condition=models.Q(until__gt=models.F("at")), name="contracts_talks_clock"),
            models.CheckConstraint(
                condition=models.Q(state="talking", over_at=None)
                | ~models.Q(state="talking") & models.Q(over_at__isnull=False),
                name="contracts_talks_over",
            ),
            models.CheckConstraint(
                condition=models.Q(settled_by="", settlement="", settled_at=None)
                | ~models.Q(settled_by="") & ~models.Q(settlement="") & models.Q(settled_at__isnull=False),
                name="contracts_talks_settled",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="agreed") | ~models.Q(settled_by=""), name="contracts_talks_agreed"
            ),
            models.UniqueConstraint(
                fields=["agreement"], condition=models.Q(state="talking"), name="contracts_talks_one_open"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agreement", "-at"], name="contracts_talks_of")]
