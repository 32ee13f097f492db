"""Reads of people: for whom they act, where they are members, who reads which mail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.errors import NotFound
from anyshore.parties.models import Membership, User
from anyshore.parties.queries.organisations import ROW, OrganisationRow
from anyshore.parties.rules import ANYONE, RIGHTS, Right, Role


@dataclass(frozen=True, slots=True)
class Reader:
    """A member who reads mail: in which language and zone."""

    person_id: UUID
    email: str
    name: str
    locale: str
    timezone: str


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


MEMBER = ("id", "user_id", "user__name", "user__email", "organisation_id", "organisation__name", "role", "joined_at")


@dataclass(frozen=True, slots=True)
class Belonging:
    """A person's membership with its organisation whole. Only for an active organisation may they act."""

    membership: MembershipRow
    organisation: OrganisationRow
    is_active: bool


def belongings(person_id: UUID) -> list[Belonging]:
    """Everything that a person belongs to, the oldest membership first, in one query: what each page of theirs
    needs."""
    rows = Membership.objects.filter(user_id=person_id, left_at=None).order_by("joined_at", "id")
    whole = (f"organisation__{name}" for name in ROW)
    return [
        Belonging(MembershipRow(*row[: len(MEMBER)]), OrganisationRow(*row[len(MEMBER) : -1]), row[-1] == "active")
        for row in rows.values_list(*MEMBER, *whole, "organisation__state")
    ]


def acting(person_id: UUID, among: Sequence[Belonging], organisation_id: UUID | None = None) -> Actor:
    """Whom a person acts for: the organisation named, if they are its member, else their first that is active."""
    active = [one.membership for one in among if one.is_active]
    chosen = next((one for one in active if one.organisation_id == organisation_id), active[0] if active else None)
    if chosen is None:
        return Actor(ActorKind.PERSON, person_id)
    return Actor(ActorKind.PERSON, person_id, chosen.organisation_id, chosen.role)


def actor_for(user: User | None, organisation_id: UUID | None = None) -> Actor:
    """The same for a user of whom nothing is known yet; ANYONE if nobody."""
    return acting(user.pk, belongings(user.pk), organisation_id) if user else ANYONE


def operator_for(user: User) -> Actor:
    """``user`` as the operator; NotFound if they are not."""
    if not (user.is_active and user.is_operator):
        raise NotFound()
    return Actor(ActorKind.OPERATOR, user.pk)


def memberships_of(person_id: UUID) -> list[MembershipRow]:
    """The organisations a person belongs to, oldest membership first."""
    return _membership_rows(Membership.objects.filter(user_id=person_id, left_at=None))


def members(actor: Actor) -> list[MembershipRow]:
    """The members of the actor's own organisation."""
    if actor.organisation_id is None:
        return []
    return _membership_rows(Membership.objects.filter(organisation_id=actor.organisation_id, left_at=None))


def _membership_rows(rows: QuerySet[Membership]) -> list[MembershipRow]:
    return [MembershipRow(*row) for row in rows.order_by("joined_at", "id").values_list(*MEMBER)]


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


def person_by_email(email: str) -> User | None:
    """The person with this address, if any."""
    return User.objects.filter(email__iexact=email).first()


def is_anybody_here() -> bool:
    """Whether this instance has any person at all."""
    return User.objects.exists()
