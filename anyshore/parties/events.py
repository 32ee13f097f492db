"""What becomes true about people and organisations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class PersonEvent(Event):
    """A fact about a person."""

    subject: ClassVar[str] = "person"
    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class OrganisationEvent(Event):
    """A fact about an organisation."""

    subject: ClassVar[str] = "organisation"
    organisation_id: UUID


class PersonRegistered(PersonEvent):
    """Somebody has an account."""


class PersonChanged(PersonEvent):
    """Somebody changed their name, language or time zone."""


@dataclass(frozen=True, kw_only=True)
class SignInLinkMade(PersonEvent):
    """A link was made that signs this person in."""

    link_id: UUID
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class SignInLinkUsed(PersonEvent):
    """The link was followed: the address is confirmed."""

    link_id: UUID


class OperatorAppointed(PersonEvent):
    """The person may act as the operator of this instance."""


class PasswordSet(PersonEvent):
    """The person has another password."""


class OrganisationCreated(OrganisationEvent):
    """An organisation exists; its founder owns it."""


class OrganisationChanged(OrganisationEvent):
    """An organisation's own details changed."""


@dataclass(frozen=True, kw_only=True)
class MemberInvited(OrganisationEvent):
    """Somebody was asked by mail to join."""

    invitation_id: UUID


@dataclass(frozen=True, kw_only=True)
class InvitationWithdrawn(OrganisationEvent):
    """The invitation no longer holds."""

    invitation_id: UUID


@dataclass(frozen=True, kw_only=True)
class MemberJoined(OrganisationEvent):
    """An invitation was accepted."""

    member_id: UUID
    role: str


@dataclass(frozen=True, kw_only=True)
class RoleChanged(OrganisationEvent):
    """A member has another role."""

    member_id: UUID
    role: str


@dataclass(frozen=True, kw_only=True)
class MemberRemoved(OrganisationEvent):
    """A member left or was removed."""

    member_id: UUID


class VerificationAsked(OrganisationEvent):
    """The organisation asked the operator to verify it."""


@dataclass(frozen=True, kw_only=True)
class VerificationDecided(OrganisationEvent):
    """The operator decided, with evidence."""

    outcome: str
