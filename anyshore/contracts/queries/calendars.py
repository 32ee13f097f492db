"""Reads of the secret addresses of calendars: one's own, and whom an address speaks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core import signing
from django.db.models import QuerySet

from anyshore.contracts.models import Agreement, CalendarLink
from anyshore.contracts.queries.duties import contract_named
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.parties.models import User
from anyshore.parties.queries import actor_for

_ADDRESS = signing.Signer(salt="anyshore.contracts.calendar")


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One address of the reader's own. ``number`` is its contract's, 0 where it is of all; ``elsewhere``: it was made
    elsewhere."""

    id: UUID
    token: str
    number: int
    title: str
    elsewhere: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Address:
    """What a secret address reads: as whom, and of which contract; of all that is the person's own where both are
    None."""

    id: UUID
    actor: Actor
    locale: str
    timezone: str
    agreement_id: UUID | None
    adopted_id: UUID | None
    number: int


def own_links(actor: Actor) -> QuerySet[CalendarLink]:
    """The actor's own addresses that still read something, as a member of the organisation that they act for."""
    if actor.person_id is None or actor.organisation_id is None:
        return CalendarLink.objects.none()
    return CalendarLink.objects.filter(
        person_id=actor.person_id, organisation_id=actor.organisation_id, withdrawn_at=None
    )


def calendars_of(actor: Actor) -> list[CalendarRow]:
    """The actor's own addresses, that of all first."""
    if actor.person_id is None:
        return []
    rows = own_links(actor).select_related("agreement", "adopted").order_by("at", "id")
    found = [
        CalendarRow(
            id=row.id,
            token=_ADDRESS.sign(row.id.hex),
            number=of.number if (of := row.agreement or row.adopted) else 0,
            title=row.agreement.title if row.agreement else row.adopted.activity if row.adopted else "",
            elsewhere=row.adopted is not None,
            at=row.at,
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: one.number)


def address_of(token: str) -> Address:
    """Whom a secret address speaks for, NotFound for one that is none, was withdrawn, or whose person is no member any
    more."""
    try:
        link_id = UUID(_ADDRESS.unsign(token))
    except (signing.BadSignature, ValueError) as error:
        raise NotFound() from error
    rows = CalendarLink.objects.filter(pk=link_id, withdrawn_at=None, person__is_active=True)
    row = rows.select_related("agreement", "adopted").first()
    person = User.objects.filter(pk=row.person_id).first() if row else None
    actor = actor_for(person, row.organisation_id) if row else None
    if row is None or person is None or actor is None or actor.organisation_id != row.organisation_id:
        raise NotFound()
    of = row.agreement or row.adopted
    number = of.number if of else 0
    contract_ids(actor, number)
    return Address(row.id, actor, person.locale, person.timezone, row.agreement_id, row.adopted_id, number)


def contract_ids(actor: Actor, number: int) -> tuple[UUID | None, UUID | None]:
    """The id of the agreement, or of the contract made elsewhere, of that number; none for 0. NotFound if it is not
    the actor's to see."""
    if not number:
        return None, None
    of = contract_named(actor, number)
    return (of.id, None) if isinstance(of, Agreement) else (None, of.id)
