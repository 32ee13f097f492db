"""Reads of invitations and of the links that are mailed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core import signing
from django.db.models import QuerySet

from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.parties.models import Invitation, SignInLink
from anyshore.parties.rules import InvitationState

LINK = signing.Signer(salt="anyshore.parties.link")


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
