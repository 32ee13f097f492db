"""Packages and their versions. Money columns are minor units of the package's currency."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models

from anyshore.catalogue.models.profiles import Profile
from anyshore.catalogue.rules.packages import PACKAGE, PackageKind, PackageState
from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import Organisation, User
from anyshore.plumbing.folding import Worded
from anyshore.plumbing.tables import one_of


class PackageQuerySet(models.QuerySet["Package"]):
    """Reads of packages."""

    def visible_to(self, actor: Actor) -> PackageQuerySet:
        """What is published or paused, of a published provider, is public; one's own is always visible."""
        if actor.kind in (ActorKind.OPERATOR, ActorKind.CLOCK):
            return self
        public = models.Q(
            state__in=[PackageState.PUBLISHED, PackageState.PAUSED],
            profile__published_at__isnull=False,
            organisation__state="active",
        )
        return self.filter(public | models.Q(organisation_id=actor.organisation_id))


class Package(models.Model):
    """An offer at a fixed price. ``draft`` is what its owner writes; ``version`` and ``hash`` are those of the version
    that can be bought, from which title, category and the figures of lists come once there is one.

    ``most_open`` is how many orders of it the provider takes on at once; ``sold`` counts those that were bought;
    ``tiers`` counts its tiers. ``published_at`` is since when it says what it says, ``first_published_at`` since when
    it is for sale.
    """

    lifecycle: ClassVar[Lifecycle[PackageState]] = PACKAGE

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=8)
    state = models.CharField(max_length=12, default=PackageState.DRAFT)
    draft = models.JSONField()
    version = models.IntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)
    title = models.CharField(max_length=120)
    line = models.CharField(max_length=200, blank=True)
    category = models.CharField(max_length=40, blank=True)
    currency = models.CharField(max_length=3)
    from_minor = models.BigIntegerField(null=True)
    from_days = models.SmallIntegerField(null=True)
    most_open = models.SmallIntegerField(null=True)
    sold = models.IntegerField(default=0)
    tiers = models.SmallIntegerField(default=1)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    first_published_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = PackageQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("catalogue_package_state", "state", PackageState),
            one_of("catalogue_package_kind", "kind", PackageKind),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "retired"]) | models.Q(version__gt=0, from_minor__gt=0),
                name="catalogue_package_offers_a_version",
            ),
            models.CheckConstraint(
                condition=models.Q(most_open=None) | models.Q(most_open__gt=0), name="catalogue_package_most_open"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation"], name="catalogue_package_organisation"),
            models.Index(fields=["state", "category"], name="catalogue_package_category"),
            models.Index(fields=["state", "-first_published_at", "-id"], name="catalogue_package_newest"),
            GinIndex(SearchVector(Worded("title"), Worded("line"), config="simple"), name="catalogue_package_text"),
        ]


class PackageVersion(models.Model):
    """What a package said when it was published: the provider's signed offer. Never edited."""

    id = models.UUIDField(primary_key=True, default=new_id)
    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    content = models.JSONField()
    before = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["package", "number"], name="catalogue_package_version_once")
        ]
