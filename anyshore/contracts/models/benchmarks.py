"""Tables of comparisons with the market: who compares, what both sides say to the draft, and what was found."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models.agreement import Agreement
from anyshore.contracts.rules.benchmarks import BENCHMARK, BenchmarkState
from anyshore.contracts.rules.states import Side
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import User
from anyshore.plumbing.tables import one_of


class BenchmarkQuerySet(models.QuerySet[Any]):
    """Reads of comparisons."""

    def visible_to(self, actor: Actor) -> BenchmarkQuerySet:
        """Those of the agreements the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class Benchmark(models.Model):
    """One comparison by ``expert``, who by the client's word is independent of both sides and ``neutral``: competes
    with neither. Draft and report are files (attachments of kinds ``benchmark_draft`` and ``benchmark_report``).

    ``reported_on`` is the day of the report where the client sits, ``adjusted_on`` the last day to lower prices above
    the market by more than ``tolerance_bps``."""

    lifecycle: ClassVar[Lifecycle[BenchmarkState]] = BENCHMARK

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=BenchmarkState.ANNOUNCED)
    expert = models.CharField(max_length=160)
    independent = models.BooleanField()
    neutral = models.BooleanField()
    tolerance_bps = models.IntegerField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    draft_at = models.DateTimeField(null=True)
    reported_on = models.DateField(null=True)
    adjusted_on = models.DateField(null=True)
    over_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = BenchmarkQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("contracts_benchmark_state", "state", BenchmarkState),
            models.CheckConstraint(
                condition=models.Q(independent=True, neutral=True) & ~models.Q(expert=""),
                name="contracts_benchmark_expert_is_free",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["drafted", "reported"]) | models.Q(draft_at__isnull=False),
                name="contracts_benchmark_drafted",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state="reported", reported_on__isnull=False, adjusted_on__gt=models.F("reported_on"),
                    over_at__isnull=False,
                )
                | ~models.Q(state="reported") & models.Q(reported_on=None, adjusted_on=None),
                name="contracts_benchmark_reported",
            ),
            models.UniqueConstraint(
                fields=["agreement"],
                condition=models.Q(state__in=["announced", "drafted"]),
                name="contracts_benchmark_one_open",
            ),
        ]  # fmt: skip
        indexes: ClassVar = [models.Index(fields=["agreement", "-at"], name="contracts_benchmark_of")]


class BenchmarkWord(models.Model):
    """What a side says to the draft."""

    id = models.UUIDField(primary_key=True, default=new_id)
    benchmark = models.ForeignKey(Benchmark, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=8)
    words = models.TextField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            one_of("contracts_benchmarkword_side", "side", Side),
            models.CheckConstraint(condition=~models.Q(words=""), name="contracts_benchmarkword_said"),
        ]
        indexes: ClassVar = [models.Index(fields=["benchmark", "at"], name="contracts_benchmarkword_of")]


class BenchmarkPrice(models.Model):
    """A price that was compared: what it was, what the market asks, and what it is after the report. In minor units,
    of what is counted in ten-thousandths of one (``key``: rules.benchmarks)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    benchmark = models.ForeignKey(Benchmark, on_delete=models.PROTECT, related_name="+")
    place = models.SmallIntegerField()
    key = models.CharField(max_length=16)
    name = models.CharField(max_length=300, blank=True)
    price = models.BigIntegerField()
    market = models.BigIntegerField()
    adjusted = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["benchmark", "key"], name="contracts_benchmarkprice_one"),
            models.CheckConstraint(
                condition=models.Q(market__gt=0, adjusted__gte=0, adjusted__lte=models.F("price")),
                name="contracts_benchmarkprice_never_rises",
            ),
        ]
