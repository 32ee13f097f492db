"""What hangs on an activity: what it costs, how good and how fast it is, what people think of it, and baselines."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from anyshore.kit.directions import DIRECTIONS
from anyshore.kit.ids import new_id
from anyshore.parties.models import User
from anyshore.plumbing.tables import one_of
from anyshore.strategy.models.activity import Activity
from anyshore.strategy.rules.costs import CostKind
from anyshore.strategy.rules.matrix import Axis
from anyshore.strategy.rules.measures import MeasureKind


class Cost(models.Model):
    """One line of what an activity costs in house in a year.

    ``amount_minor`` is of ``currency``; ``rate`` says how much of the inventory's currency one unit of it is, exactly
    as it was written (``rules.costs.rate``). ``fte_milli`` counts thousandths of a full-time person.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    position = models.SmallIntegerField()
    kind = models.CharField(max_length=12)
    name = models.CharField(max_length=120)
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    rate = models.CharField(max_length=40, default="1")
    fte_milli = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "position"], name="strategy_cost_position"),
            one_of("strategy_cost_kind", "kind", CostKind),
            models.CheckConstraint(condition=models.Q(amount_minor__gte=0), name="strategy_cost_amount"),
            models.CheckConstraint(condition=models.Q(fte_milli__gte=0), name="strategy_cost_people"),
        ]


class Measure(models.Model):
    """How good or how fast an activity is today. ``value`` is a plain decimal; ``how`` it was measured; ``better`` is
    less, more or neither, and empty where its words say it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    position = models.SmallIntegerField()
    kind = models.CharField(max_length=12)
    name = models.CharField(max_length=120)
    value = models.CharField(max_length=24)
    unit = models.CharField(max_length=40)
    how = models.CharField(max_length=300, blank=True)
    better = models.CharField(max_length=8, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "position"], name="strategy_measure_position"),
            one_of("strategy_measure_kind", "kind", MeasureKind),
            models.CheckConstraint(condition=models.Q(better__in=sorted(DIRECTIONS)), name="strategy_measure_better"),
        ]


class Rating(models.Model):
    """Six answers of 0 to 4 about one side of an activity (rules.questions), None where somebody does not know.

    Each person answers alone. The row without a person is the agreed answer, which ``author`` wrote down.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    axis = models.CharField(max_length=12)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answers = ArrayField(models.SmallIntegerField(null=True), size=6)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            one_of("strategy_rating_axis", "axis", Axis),
            models.UniqueConstraint(
                fields=["activity", "axis", "person"], nulls_distinct=False, name="strategy_rating_once"
            ),
            models.CheckConstraint(condition=models.Q(answers__len=6), name="strategy_rating_six"),
        ]


class Baseline(models.Model):
    """An activity with all below it as it stood at one moment. Written once; the database lets nobody change it.

    ``hash`` is SHA-256 over ``before`` and the canonical content (kit.chains).
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    content = models.JSONField()
    before = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    why = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["activity", "number"], name="strategy_baseline_once")]
