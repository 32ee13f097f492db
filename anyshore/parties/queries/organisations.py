"""Reads of organisations: rows, calendars, what the operator decided about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.errors import NotFound
from anyshore.kit.places import Hours, Place
from anyshore.kit.workdays import Calendar, calendar_of
from anyshore.parties.models import Membership, Organisation, Verification
from anyshore.parties.rules import VerificationState


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
class VerificationRow:
    """What the operator decided about an organisation, and on which evidence."""

    outcome: str
    evidence: str
    decided_by: str
    at: datetime


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
