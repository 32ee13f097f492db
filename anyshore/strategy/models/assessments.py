"""An assessment of one activity with its options and what they cost."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import Organisation, User
from anyshore.parties.rules import is_clock
from anyshore.plumbing.tables import one_of
from anyshore.strategy.models.activity import Activity
from anyshore.strategy.rules import assessments
from anyshore.strategy.rules.estimates import LineKind, OptionKind, Timing


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    """Reads of assessments."""

    def visible_to(self, actor: Actor) -> AssessmentQuerySet:
        """The client's own; not even the operator looks into what a client costs itself."""
        if is_clock(actor):
            return self
        return self.filter(client_id=actor.organisation_id) if actor.organisation_id else self.none()


class Assessment(models.Model):
    """Whether to make or to buy one activity. ``number`` is the short one (A-18).

    ``volume_…`` are units in a year, ``needed`` and ``available`` units by month, ``people_milli`` thousandths of a
    person who do the work now. ``weights`` are by criterion, locked by the first comparison (``compared_at``), whose
    last ``result`` stands here with the hash of the inputs it was worked out from.
    """

    lifecycle: ClassVar[Lifecycle[assessments.AssessmentState]] = assessments.ASSESSMENT

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(unique=True)
    client = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    currency = models.CharField(max_length=3)
    unit = models.CharField(max_length=40, blank=True)
    volume_low = models.BigIntegerField(default=0)
    volume_likely = models.BigIntegerField(default=0)
    volume_high = models.BigIntegerField(default=0)
    horizon = models.SmallIntegerField(default=60)
    discount_bps = models.IntegerField(default=0)
    wanted_minutes = models.SmallIntegerField(default=240)
    people_milli = models.IntegerField(default=0)
    needed = ArrayField(models.BigIntegerField(), default=list, blank=True)
    available = ArrayField(models.BigIntegerField(), default=list, blank=True)
    matrix_field = models.CharField(max_length=24, blank=True)
    weights = models.JSONField()
    state = models.CharField(max_length=12, default=assessments.AssessmentState.DRAFT)
    version = models.IntegerField(default=1)
    compared_at = models.DateTimeField(null=True)
    result = models.JSONField(null=True)
    inputs_hash = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField()

    objects: ClassVar[Any] = AssessmentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("strategy_assessment_state", "state", assessments.AssessmentState),
            models.CheckConstraint(
                condition=models.Q(
                    volume_low__gte=0,
                    volume_likely__gte=models.F("volume_low"),
                    volume_high__gte=models.F("volume_likely"),
                ),
                name="strategy_assessment_volume",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "discarded"]) | models.Q(result__isnull=False),
                name="strategy_assessment_compared",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["client", "-created_at"], name="strategy_assessment_client")]


class Option(models.Model):
    """One way to do the work. ``shared_minutes`` is its usual shared working day with the client."""

    id = models.UUIDField(primary_key=True, default=new_id)
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="+")
    position = models.SmallIntegerField()
    kind = models.CharField(max_length=12)
    place = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=2, blank=True)
    capacity = models.BigIntegerField(null=True)
    kept_milli = models.IntegerField(default=0)
    risk = models.SmallIntegerField()
    shared_minutes = models.SmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            one_of("strategy_option_kind", "kind", OptionKind),
            models.UniqueConstraint(fields=["assessment", "position"], name="strategy_option_position"),
            models.UniqueConstraint(
                fields=["assessment"], condition=models.Q(kind="in_house"), name="strategy_option_one_as_now"
            ),
            models.CheckConstraint(condition=models.Q(risk__gte=1, risk__lte=25), name="strategy_option_risk"),
        ]


class OptionLine(models.Model):
    """One line of what an option costs, in three points (rules.estimates.Line). ``origin`` says where it comes
    from."""

    id = models.UUIDField(primary_key=True, default=new_id)
    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="+")
    position = models.SmallIntegerField()
    kind = models.CharField(max_length=12)
    name = models.CharField(max_length=120, blank=True)
    timing = models.CharField(max_length=8)
    low_minor = models.BigIntegerField()
    likely_minor = models.BigIntegerField()
    high_minor = models.BigIntegerField()
    from_month = models.SmallIntegerField(default=1)
    to_month = models.SmallIntegerField(null=True)
    yearly_bps = models.IntegerField(default=0)
    varies = models.BooleanField(default=False)
    origin = models.CharField(max_length=12)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("strategy_option_line_kind", "kind", LineKind),
            one_of("strategy_option_line_timing", "timing", Timing),
            one_of("strategy_option_line_origin", "origin", assessments.Origin),
            models.UniqueConstraint(fields=["option", "position"], name="strategy_option_line_position"),
            models.CheckConstraint(
                condition=models.Q(
                    low_minor__gte=0,
                    likely_minor__gte=models.F("low_minor"),
                    high_minor__gte=models.F("likely_minor"),
                ),
                name="strategy_option_line_points",
            ),
        ]
