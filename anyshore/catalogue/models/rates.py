"""Rate cards and time put aside. Money columns are minor units of the line's currency."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from anyshore.catalogue.models.profiles import Profile
from anyshore.catalogue.rules.rates import Per
from anyshore.kit.ids import new_id
from anyshore.plumbing.tables import one_of


class Rate(models.Model):
    """One line of a provider's rate card. A line that was changed or left out has ``ended_at``, and stays as
    history."""

    id = models.UUIDField(primary_key=True, default=new_id)
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="+")
    position = models.SmallIntegerField()
    role = models.CharField(max_length=60)
    level = models.CharField(max_length=40, blank=True)
    country = models.CharField(max_length=2, blank=True)
    currency = models.CharField(max_length=3)
    per = models.CharField(max_length=4)
    amount_minor = models.BigIntegerField()
    valid_from = models.DateField()
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("catalogue_rate_per", "per", Per),
            models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="catalogue_rate_amount"),
            models.UniqueConstraint(
                fields=["profile", "role", "level", "country", "currency", "per", "valid_from"],
                condition=models.Q(ended_at=None),
                name="catalogue_rate_once",
            ),
        ]


class TimeAside(models.Model):
    """Days in which a provider has other hours a week than usual."""

    id = models.UUIDField(primary_key=True, default=new_id)
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()
    hours_a_week = models.SmallIntegerField()
    words = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on"), hours_a_week__gte=0),
                name="catalogue_time_aside_order",
            )
        ]
