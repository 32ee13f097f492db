"""Risks of an option, and an organisation's limits."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.parties.models import Organisation, User
from anyshore.parties.rules import is_clock
from anyshore.plumbing.tables import one_of
from anyshore.strategy.models.assessments import Option
from anyshore.strategy.rules.risks import LimitForce, LimitKind, RiskKind


class Risk(models.Model):
    """What can go wrong with an option; chance and effect from 1 to 5, before and after the measure."""

    id = models.UUIDField(primary_key=True, default=new_id)
    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12)
    name = models.CharField(max_length=160)
    likelihood = models.SmallIntegerField()
    effect = models.SmallIntegerField()
    measure = models.CharField(max_length=500, blank=True)
    likelihood_after = models.SmallIntegerField()
    effect_after = models.SmallIntegerField()
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    review_on = models.DateField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            one_of("strategy_risk_kind", "kind", RiskKind),
            models.CheckConstraint(
                condition=models.Q(
                    likelihood__range=(1, 5), effect__range=(1, 5), likelihood_after__range=(1, 5),
                    effect_after__range=(1, 5),
                ),
                name="strategy_risk_one_to_five",
            ),
        ]  # fmt: skip


class LimitQuerySet(models.QuerySet["Limit"]):
    """Reads of limits."""

    def visible_to(self, actor: Actor) -> LimitQuerySet:
        """The organisation's own."""
        if is_clock(actor):
            return self
        return self.filter(organisation_id=actor.organisation_id) if actor.organisation_id else self.none()


class Limit(models.Model):
    """No more than ``share_bps`` of what runs in one country, or with one provider (rules.risks.LimitTerms).

    A row is never changed: another limit, or none, takes its place, with a reason.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    share_bps = models.IntegerField()
    above_minor = models.BigIntegerField(default=0)
    currency = models.CharField(max_length=3)
    force = models.CharField(max_length=8)
    reason = models.CharField(max_length=500)
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = LimitQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("strategy_limit_kind", "kind", LimitKind),
            one_of("strategy_limit_force", "force", LimitForce),
            models.CheckConstraint(
                condition=models.Q(share_bps__gte=100, share_bps__lt=10_000, above_minor__gte=0),
                name="strategy_limit_sane",
            ),
            models.UniqueConstraint(
                fields=["organisation", "kind"], condition=models.Q(lifted_at=None), name="strategy_limit_one_live"
            ),
        ]
