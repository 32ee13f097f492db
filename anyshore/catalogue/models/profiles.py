"""Provider profiles, what hangs on them, and the standing of organisations."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.ids import new_id
from anyshore.parties.models import Organisation, User


class ProfileQuerySet(models.QuerySet["Profile"]):
    """Reads of provider profiles."""

    def visible_to(self, actor: Actor) -> ProfileQuerySet:
        """Published profiles are public; one's own is always visible."""
        if actor.kind in (ActorKind.OPERATOR, ActorKind.CLOCK):
            return self
        return self.filter(models.Q(published_at__isnull=False) | models.Q(organisation_id=actor.organisation_id))


class Profile(models.Model):
    """What a provider offers: words, rate, availability. ``rate_minor`` is per hour in ``rate_currency``.

    ``passed_over`` are skills that its words suggest and its owner does not want.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="+")
    headline = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    rate_minor = models.BigIntegerField(null=True)
    rate_currency = models.CharField(max_length=3, blank=True)
    hours_a_week = models.SmallIntegerField(null=True)
    available_from = models.DateField(null=True)
    published_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()
    passed_over = models.JSONField(default=list, blank=True)

    objects: ClassVar[Any] = ProfileQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(rate_minor=None) | models.Q(rate_minor__gt=0), name="catalogue_profile_rate"
            ),
            models.CheckConstraint(
                condition=models.Q(hours_a_week=None) | models.Q(hours_a_week__range=(1, 10_000)),
                name="catalogue_profile_hours",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-published_at", "-organisation"], name="catalogue_profile_newest"),
        ]


class ProfileSkill(models.Model):
    """A skill a provider claims, with the evidence for it, how deep it goes and since how many years."""

    id = models.UUIDField(primary_key=True, default=new_id)
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="+")
    skill = models.CharField(max_length=60)
    evidence = models.CharField(max_length=200, blank=True)
    depth = models.CharField(max_length=12, blank=True, default="")
    years = models.SmallIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["profile", "skill"], name="catalogue_profile_skill_once")
        ]
        indexes: ClassVar = [models.Index(fields=["skill", "profile"], name="catalogue_skill_profile")]


class ProfileLanguage(models.Model):
    """A language (ISO 639-1) with its level (CEFR A1 to C2, or ``native``)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=3)
    level = models.CharField(max_length=6)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["profile", "language"], name="catalogue_profile_language_once")
        ]


class PortfolioItem(models.Model):
    """A work the provider shows; pictures and files hang on it as attachments of kind ``portfolio_item``.

    ``client`` is named only where the client has agreed to it: then ``client_agreed``. ``alt`` says what the pictures
    show.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="+")
    position = models.SmallIntegerField()
    title = models.CharField(max_length=120)
    words = models.TextField(blank=True)
    link = models.URLField(blank=True)
    links = models.JSONField(default=list, blank=True)
    year = models.SmallIntegerField(null=True)
    client = models.CharField(max_length=120, blank=True, default="")
    client_agreed = models.BooleanField(default=False)
    alt = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(client="") | models.Q(client_agreed=True), name="catalogue_portfolio_client_agreed"
            )
        ]


class Certificate(models.Model):
    """A certificate that the provider states."""

    id = models.UUIDField(primary_key=True, default=new_id)
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    issuer = models.CharField(max_length=120, blank=True)
    issued_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)
    link = models.URLField(blank=True)


class TeamEntry(models.Model):
    """A member who is shown on the company's profile, because they said so themselves."""

    id = models.UUIDField(primary_key=True, default=new_id)
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=80)
    words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["profile", "person"], name="catalogue_team_once")]


class Standing(models.Model):
    """What later stages know of an organisation, pushed down by them: one row for each side it plays.

    ``score``, ``score_low`` and ``score_high`` are 0 to 100 (reviews' public formula with its range).
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=8)
    contracts = models.IntegerField(default=0)
    reviews = models.IntegerField(default=0)
    score = models.SmallIntegerField(null=True)
    score_low = models.SmallIntegerField(null=True)
    score_high = models.SmallIntegerField(null=True)
    on_time = models.IntegerField(default=0)
    delivered = models.IntegerField(default=0)
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "side"], name="catalogue_standing_once")
        ]
