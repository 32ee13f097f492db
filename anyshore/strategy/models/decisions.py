"""What was decided, the gates it passed, and what came of it: facts that are written once."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from anyshore.kit.ids import new_id
from anyshore.parties.models import User
from anyshore.plumbing.tables import one_of
from anyshore.strategy.models.assessments import Assessment, Option
from anyshore.strategy.models.facts import Baseline
from anyshore.strategy.rules.assessments import Gate, GateOutcome


class Decision(models.Model):
    """The decision on an assessment: which ``option``, why, by whom. ``content`` holds the inputs and the result it
    was taken on; ``hash`` is SHA-256 over the baseline's hash and that content."""

    id = models.UUIDField(primary_key=True, default=new_id)
    assessment = models.OneToOneField(Assessment, on_delete=models.PROTECT, related_name="+")
    option = models.ForeignKey(Option, on_delete=models.PROTECT, related_name="+")
    drivers = ArrayField(models.CharField(max_length=16), default=list, blank=True)
    reason = models.TextField()
    freed_for = models.TextField(blank=True)
    decider = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    baseline = models.ForeignKey(Baseline, on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()
    hash = models.CharField(max_length=64)
    review_at = models.DateTimeField(null=True)
    at = models.DateTimeField()


class GatePassage(models.Model):
    """A stage gate that a decision passed on evidence, or that somebody waived for a reason."""

    id = models.UUIDField(primary_key=True, default=new_id)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    gate = models.CharField(max_length=16)
    outcome = models.CharField(max_length=8)
    reason = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            one_of("strategy_gate_gate", "gate", Gate),
            one_of("strategy_gate_outcome", "outcome", GateOutcome),
            models.UniqueConstraint(fields=["assessment", "gate"], name="strategy_gate_once"),
        ]


class DecisionReview(models.Model):
    """What the client says later: what the work really costs a year, who became free and what they do."""

    id = models.UUIDField(primary_key=True, default=new_id)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    cost_minor = models.BigIntegerField()
    freed_milli = models.IntegerField()
    freed_for = models.TextField(blank=True)
    note = models.TextField(blank=True)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
