"""Tables of people and organisations."""

from __future__ import annotations

from datetime import time
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models.functions import Lower

from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties import rules
from anyshore.plumbing.folding import Worded
from anyshore.plumbing.tables import one_of


class UserManager(BaseUserManager["User"]):
    """Makes users as Django and allauth expect; ``create_user`` takes an e-mail address and a name."""

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> User:
        """Create a person; without a password they sign in by link or set one later."""
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """Find a person by e-mail address, however it is written."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person. They act for one of the organisations they are a member of, or as the operator."""

    id = models.UUIDField(primary_key=True, default=new_id)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    locale = models.CharField(max_length=16, default="en-gb")
    timezone = models.CharField(max_length=64, default="UTC")
    is_active = models.BooleanField(default=True)
    is_operator = models.BooleanField(default=False)
    joined_at = models.DateTimeField(null=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="parties_user_email_unique")]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """The name, as mails and allauth use it."""
        return self.name

    @property
    def is_staff(self) -> bool:
        """No admin site stands behind this; Django's own code asks for the name."""
        return self.is_operator


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Reads of organisations."""

    def visible_to(self, actor: Actor) -> OrganisationQuerySet:
        """Every active organisation is public; a closed one is its members' and the operator's."""
        if actor.kind in (ActorKind.OPERATOR, ActorKind.CLOCK):
            return self
        public = models.Q(state=rules.OrganisationState.ACTIVE)
        return self.filter(public | models.Q(pk=actor.organisation_id))

    def own(self, actor: Actor) -> OrganisationQuerySet:
        """The one organisation for which the actor acts."""
        return self.filter(pk=actor.organisation_id) if actor.organisation_id else self.none()


class Organisation(models.Model):
    """A company or an individual. ``working_days`` holds ISO weekdays, Monday is 1."""

    lifecycle: ClassVar[Lifecycle[rules.OrganisationState]] = rules.ORGANISATION

    id = models.UUIDField(primary_key=True, default=new_id)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12)
    country = models.CharField(max_length=2)
    place = models.CharField(max_length=80, blank=True)
    about = models.TextField(blank=True)
    timezone = models.CharField(max_length=64)
    working_days = models.CharField(max_length=7, default="12345")
    day_starts = models.TimeField(default=time(9))
    day_ends = models.TimeField(default=time(17))
    currency = models.CharField(max_length=3)
    vat_id = models.CharField(max_length=20, blank=True)
    buys = models.BooleanField(default=True)
    provides = models.BooleanField(default=False)
    state = models.CharField(max_length=12, default=rules.OrganisationState.ACTIVE)
    verification = models.CharField(max_length=12, default=rules.VerificationState.UNVERIFIED)
    founded_at = models.DateTimeField()

    objects: ClassVar[Any] = OrganisationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("parties_organisation_kind", "kind", rules.OrganisationKind),
            one_of("parties_organisation_state", "state", rules.OrganisationState),
            one_of("parties_organisation_verification", "verification", rules.VerificationState),
        ]
        indexes: ClassVar = [GinIndex(SearchVector(Worded("name"), config="simple"), name="parties_organisation_name")]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person's role in an organisation, from ``joined_at`` until ``left_at``."""

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=12)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "organisation"],
                condition=models.Q(left_at=None),
                name="parties_membership_one_live",
            ),
            one_of("parties_membership_role", "role", rules.Role),
        ]


class Invitation(models.Model):
    """An invitation by mail to join an organisation. Its token is the signed id: none stands in the database."""

    lifecycle: ClassVar[Lifecycle[rules.InvitationState]] = rules.INVITATION

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField()
    role = models.CharField(max_length=12)
    state = models.CharField(max_length=12, default=rules.InvitationState.OPEN)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                "organisation", Lower("email"), condition=models.Q(state="open"), name="parties_invitation_one_open"
            ),
            one_of("parties_invitation_state", "state", rules.InvitationState),
            one_of("parties_invitation_role", "role", rules.Role),
        ]


class SignInLink(models.Model):
    """A link that signs one person in once, confirms their address, and may do one thing more.

    Its token is the signed id: none stands in the database.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=20)
    subject_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [one_of("parties_link_purpose", "purpose", rules.LinkPurpose)]


class Verification(models.Model):
    """What the operator checked about an organisation, with the evidence, and the outcome."""

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=12)
    evidence = models.TextField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [one_of("parties_verification_outcome", "outcome", rules.VerificationState)]
