"""Tables of measured service levels. A level is named by its ``place`` in the clause, from 1; figures are basis
points."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models import Agreement
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.clauses.acting.service_levels import Result
from anyshore.delivery.rules import levels as rules
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.kit.money import BASIS_POINTS
from anyshore.parties.models import User
from anyshore.plumbing.tables import one_of


class LevelPeriodQuerySet(models.QuerySet["LevelPeriod"]):
    """Reads of periods."""

    def visible_to(self, actor: Actor) -> LevelPeriodQuerySet:
        """Those of the agreements the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class LevelPeriod(models.Model):
    """A calendar month or quarter in which the levels of an agreement are measured.

    It is over at ``ended_at``; readings are entered until ``read_until`` and disputed until ``review_until``, when it
    is closed. ``price_minor`` is then its price, ``credit_minor`` what its misses come to.
    """

    lifecycle: ClassVar[Lifecycle[rules.PeriodState]] = rules.PERIOD

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()
    state = models.CharField(max_length=12, default=rules.PeriodState.RUNNING)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    read_until = models.DateTimeField(null=True)
    review_until = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    price_minor = models.BigIntegerField(default=0)
    credit_minor = models.BigIntegerField(default=0)

    objects: ClassVar[Any] = LevelPeriodQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("delivery_levelperiod_state", "state", rules.PeriodState),
            models.UniqueConstraint(fields=["agreement", "starts_on"], name="delivery_levelperiod_one"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on"), price_minor__gte=0, credit_minor__gte=0),
                name="delivery_levelperiod_sums",
            ),
        ]


class LevelReading(models.Model):
    """What a level stood at in a period, as it was entered, computed or pushed. A correction is a new row: the one
    before is kept with ``replaced_at``. A disputed one has the client's figure, and the provider's answer."""

    lifecycle: ClassVar[Lifecycle[rules.ReadingState]] = rules.READING

    id = models.UUIDField(primary_key=True, default=new_id)
    period = models.ForeignKey(LevelPeriod, on_delete=models.PROTECT, related_name="+")
    place = models.SmallIntegerField()
    measured_bps = models.IntegerField(null=True)
    source = models.CharField(max_length=12)
    words = models.CharField(max_length=300, blank=True)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()
    state = models.CharField(max_length=12, default=rules.ReadingState.ENTERED)
    claimed_bps = models.IntegerField(null=True)
    claim = models.CharField(max_length=300, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("delivery_levelreading_state", "state", rules.ReadingState),
            one_of("delivery_levelreading_source", "source", rules.Source),
            models.UniqueConstraint(
                fields=["period", "place"],
                condition=models.Q(replaced_at=None),
                name="delivery_levelreading_one_stands",
            ),
            models.CheckConstraint(
                condition=(models.Q(measured_bps=None) | models.Q(measured_bps__range=(0, BASIS_POINTS)))
                & (models.Q(claimed_bps=None) | models.Q(claimed_bps__range=(0, BASIS_POINTS))),
                name="delivery_levelreading_bps",
            ),
        ]


class LevelExclusion(models.Model):
    """What one side asks to leave out of a level's period: all of it, or so that ``value_bps`` counts instead. It
    counts once the other side agrees."""

    lifecycle: ClassVar[Lifecycle[rules.ExclusionState]] = rules.EXCLUSION

    id = models.UUIDField(primary_key=True, default=new_id)
    period = models.ForeignKey(LevelPeriod, on_delete=models.PROTECT, related_name="+")
    place = models.SmallIntegerField()
    side = models.CharField(max_length=8)
    words = models.CharField(max_length=300)
    value_bps = models.IntegerField(null=True)
    state = models.CharField(max_length=12, default=rules.ExclusionState.PROPOSED)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("delivery_levelexclusion_state", "state", rules.ExclusionState),
            one_of("delivery_levelexclusion_side", "side", Side),
            models.UniqueConstraint(
                fields=["period", "place"],
                condition=models.Q(state="proposed"),
                name="delivery_levelexclusion_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(value_bps=None) | models.Q(value_bps__range=(0, BASIS_POINTS)),
                name="delivery_levelexclusion_bps",
            ),
        ]


class LevelResult(models.Model):
    """What a level of a closed period came to, with the cause that the provider reports of a miss."""

    id = models.UUIDField(primary_key=True, default=new_id)
    period = models.ForeignKey(LevelPeriod, on_delete=models.PROTECT, related_name="+")
    place = models.SmallIntegerField()
    measured_bps = models.IntegerField(null=True)
    result = models.CharField(max_length=14)
    credit_minor = models.BigIntegerField(default=0)
    cause_until = models.DateTimeField(null=True)
    cause = models.TextField(blank=True)
    cause_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    cause_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("delivery_levelresult_result", "result", Result),
            models.UniqueConstraint(fields=["period", "place"], name="delivery_levelresult_one"),
            models.CheckConstraint(condition=models.Q(credit_minor__gte=0), name="delivery_levelresult_credit"),
        ]


class LevelToken(models.Model):
    """A secret with which a system sends readings of one agreement, for the person who made it. Only its hash is
    kept."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    sha256 = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
