"""What verbs load and lock."""

from __future__ import annotations

from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.parties.models import Membership, Organisation
from anyshore.parties.rules import LastOwner, Role
from anyshore.plumbing.state import lock_root


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
