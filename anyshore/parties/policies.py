"""Who may do what to people and organisations."""

from __future__ import annotations

from uuid import UUID

from anyshore.kit.actor import Actor, ActorKind
from anyshore.parties.models import Membership, Organisation
from anyshore.parties.rules import Right, Role, has_right, is_operator


def may_manage(actor: Actor, organisation: Organisation) -> bool:
    """Its owners."""
    return actor.organisation_id == organisation.id and has_right(actor, Right.MANAGE)


def may_leave(actor: Actor, membership: Membership) -> bool:
    """Everybody may end their own membership."""
    return actor.kind is ActorKind.PERSON and actor.person_id == membership.user_id


def may_found(actor: Actor) -> bool:
    """Every person with an account."""
    return actor.kind in (ActorKind.PERSON, ActorKind.OPERATOR) and actor.person_id is not None


def may_verify(actor: Actor) -> bool:
    """The operator."""
    return is_operator(actor)


def may_appoint_operator(actor: Actor) -> bool:
    """The operator; the first one is appointed by a command."""
    return is_operator(actor)


def may_set_password(actor: Actor, person_id: UUID) -> bool:
    """Everybody their own; for others only a command, where no person acts."""
    if is_operator(actor):
        return actor.person_id is None
    return actor.kind is ActorKind.PERSON and actor.person_id == person_id


def may_have_role(role: str) -> bool:
    """Whether ``role`` is one of ours."""
    return role in set(Role)
