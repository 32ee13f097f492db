"""Reads of people and organisations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.core import signing
from django.db.models import QuerySet

from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.errors import NotFound
from anyshore.kit.places import Hours, Place
from anyshore.kit.workdays import Calendar, calendar_of
from anyshore.parties.models import Invitation, Membership, Organisation, SignInLink, User, Verification
from anyshore.parties.rules import ANYONE, RIGHTS, InvitationState, LastOwner, Right, Role, VerificationState
from anyshore.plumbing.state import lock_root

LINK = signing.Signer(salt="anyshore.parties.link")


@dataclass(frozen=True, slots=True)
class Reader:
    """A member who reads mail: in which language and zone."""

    person_id: UUID
    email: str
    name: str
    locale: str
    timezone: str


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation as every page shows it."""

    id: UUID
    slug: str
    name: str
    kind: str
    country: str
    place: str
    timezone: str
    working_days: str
    day_starts: time
    day_ends: time
    currency: str
    verification: str
    buys: bool
    provides: bool
    about: str
    vat_id: str

    @property
    def is_person(self) -> bool:
        """Whether it is one person working in their own name."""
        return self.kind == "individual"

    @property
    def seat(self) -> Place:
        """Where and when it works, for shoring and shared hours."""
        return Place(country=self.country, zone=self.timezone, hours=Hours(self.day_starts, self.day_ends))

    @property
    def calendar(self) -> Calendar:
        """The working calendar in which its review and answer clocks run."""
        days = frozenset(int(day) - 1 for day in self.working_days)
        return calendar_of(self.country, self.timezone, weekdays=days)


ROW = (
    "id", "slug", "name", "kind", "country", "place", "timezone", "working_days", "day_starts", "day_ends",
    "currency", "verification", "buys", "provides", "about", "vat_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """A person's membership: for the switcher and the members' page."""

    id: UUID
    person_id: UUID
    person: str
    email: str
    organisation_id: UUID
    organisation: str
    role: str
    joined_at: datetime


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """An open invitation to join."""

    id: UUID
    organisation_id: UUID
    organisation: str
    email: str
    role: str
    at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class VerificationRow:
    """What the operator decided about an organisation, and on which evidence."""

    outcome: str
    evidence: str
    decided_by: str
    at: datetime


def actor_for(user: User | None, organisation_id: UUID | None = None) -> Actor:
    """Whom ``user`` acts for: the organisation named, if they are its member, else their first; ANYONE if nobody."""
    if user is None:
        return ANYONE
    rows = list(_live(user.pk).values_list("organisation_id", "role"))
    for found, role in rows:
        if found == organisation_id:
            return Actor(ActorKind.PERSON, user.pk, found, role)
    if rows:
        return Actor(ActorKind.PERSON, user.pk, rows[0][0], rows[0][1])
    return Actor(ActorKind.PERSON, user.pk)


def operator_for(user: User) -> Actor:
    """``user`` as the operator; NotFound if they are not."""
    if not (user.is_active and user.is_operator):
        raise NotFound()
    return Actor(ActorKind.OPERATOR, user.pk)


def _live(user_id: UUID) -> QuerySet[Membership]:
    return Membership.objects.filter(user_id=user_id, left_at=None, organisation__state="active").order_by(
        "joined_at", "id"
    )


def memberships_of(person_id: UUID) -> list[MembershipRow]:
    """The organisations a person belongs to, oldest membership first."""
    return _membership_rows(Membership.objects.filter(user_id=person_id, left_at=None))


def members(actor: Actor) -> list[MembershipRow]:
    """The members of the actor's own organisation."""
    if actor.organisation_id is None:
        return []
    return _membership_rows(Membership.objects.filter(organisation_id=actor.organisation_id, left_at=None))


def _membership_rows(rows: QuerySet[Membership]) -> list[MembershipRow]:
    values = rows.order_by("joined_at", "id").values_list(
        "id", "user_id", "user__name", "user__email", "organisation_id", "organisation__name", "role", "joined_at"
    )
    return [MembershipRow(*row) for row in values]


def readers_of(organisation_id: UUID, right: Right) -> list[Reader]:
    """The members who read mail about what ``right`` concerns."""
    roles = [role for role in Role if right in RIGHTS[role]]
    rows = Membership.objects.filter(
        organisation_id=organisation_id, left_at=None, role__in=roles, user__is_active=True
    )
    values = rows.order_by("joined_at", "id").values_list(
        "user_id", "user__email", "user__name", "user__locale", "user__timezone"
    )
    return [Reader(*row) for row in values]


def organisation(actor: Actor, slug: str) -> OrganisationRow:
    """One organisation by its slug."""
    row = Organisation.objects.visible_to(actor).filter(slug=slug).values_list(*ROW).first()
    if row is None:
        raise NotFound()
    return OrganisationRow(*row)


def organisations(ids: Iterable[UUID]) -> dict[UUID, OrganisationRow]:
    """Organisations by id, whatever their state: for pages that already may show them."""
    rows = Organisation.objects.filter(pk__in=list(ids)).values_list(*ROW)
    return {row[0]: OrganisationRow(*row) for row in rows}


def own_organisation(actor: Actor) -> OrganisationRow:
    """The organisation for which the actor acts."""
    row = Organisation.objects.own(actor).values_list(*ROW).first()
    if row is None:
        raise NotFound()
    return OrganisationRow(*row)


def calendar(organisation_id: UUID) -> Calendar:
    """The working calendar in which this organisation's review and answer clocks run."""
    row = Organisation.objects.filter(pk=organisation_id).values_list("country", "timezone", "working_days").first()
    if row is None:
        raise NotFound()
    days = frozenset(int(day) - 1 for day in row[2])
    return calendar_of(row[0], row[1], weekdays=days)


def share_a_member(one: UUID, other: UUID) -> bool:
    """Whether somebody is or was a member of both: such parties are related and may not review each other."""
    first = Membership.objects.filter(organisation_id=one).values("user_id")
    return Membership.objects.filter(organisation_id=other, user_id__in=first).exists()


def verifications(actor: Actor) -> list[VerificationRow]:
    """What was decided about the actor's own organisation, newest first."""
    rows = Verification.objects.filter(organisation_id=actor.acting_organisation).order_by("-at")
    return [VerificationRow(*row) for row in rows.values_list("outcome", "evidence", "decided_by__name", "at")]


def verification_queue(actor: Actor) -> list[OrganisationRow]:
    """For the operator: the organisations that asked to be verified, by name."""
    if actor.kind is not ActorKind.OPERATOR:
        return []
    rows = Organisation.objects.filter(verification=VerificationState.ASKED).order_by("name")
    return [OrganisationRow(*row) for row in rows.values_list(*ROW)]


def open_invitations(actor: Actor) -> list[InvitationRow]:
    """The open invitations of the actor's own organisation."""
    rows = Invitation.objects.filter(organisation_id=actor.acting_organisation, state=InvitationState.OPEN)
    return [InvitationRow(*row) for row in _invitation_values(rows)]


def invitation_by_token(token: str) -> InvitationRow:
    """The open invitation that a mailed token names."""
    rows = Invitation.objects.filter(pk=id_in_token(token), state=InvitationState.OPEN)
    for row in _invitation_values(rows):
        return InvitationRow(*row)
    raise NotFound()


def _invitation_values(rows: QuerySet[Invitation]) -> list[tuple[Any, ...]]:
    return list(
        rows.order_by("at").values_list(
            "id", "organisation_id", "organisation__name", "email", "role", "at", "expires_at"
        )
    )


def token_of(thing_id: UUID) -> str:
    """The token that a mail carries for an invitation or a sign-in link: its id, signed."""
    return LINK.sign(str(thing_id))


def id_in_token(token: str) -> UUID:
    """The id in a token, or NotFound for one we did not sign."""
    try:
        return UUID(LINK.unsign(token))
    except (signing.BadSignature, ValueError):
        raise NotFound() from None


def link_by_token(token: str) -> SignInLink:
    """The unused sign-in link that a token names."""
    link = SignInLink.objects.select_related("user").filter(pk=id_in_token(token)).first()
    if link is None:
        raise NotFound()
    return link


def person_by_email(email: str) -> User | None:
    """The person with this address, if any."""
    return User.objects.filter(email__iexact=email).first()


def is_anybody_here() -> bool:
    """Whether this instance has any person at all."""
    return User.objects.exists()


def lock_own(actor: Actor) -> Organisation:
    """Lock and return the organisation for which the actor acts, or NotFound."""
    if actor.organisation_id is None:
        raise NotFound()
    return lock_root(Organisation.objects.own(actor), actor.organisation_id)


def live_membership(actor: Actor, membership_id: UUID) -> Membership:
    """A membership of the actor's own organisation that has not ended, or NotFound."""
    found = Membership.objects.filter(
        pk=membership_id, organisation_id=actor.acting_organisation, left_at=None
    ).first()
    if found is None:
        raise NotFound()
    return found


def must_keep_an_owner(membership: Membership) -> None:
    """Raise LastOwner if without this membership the organisation had no owner."""
    others = Membership.objects.filter(organisation_id=membership.organisation_id, left_at=None, role=Role.OWNER)
    if membership.role == Role.OWNER and not others.exclude(pk=membership.pk).exists():
        raise LastOwner()
