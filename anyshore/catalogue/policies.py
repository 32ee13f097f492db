"""Who may do what in the catalogue."""

from __future__ import annotations

from uuid import UUID

from anyshore.catalogue.models import HeldPackage
from anyshore.kit.actor import Actor
from anyshore.parties.rules import Right, has_right


def may_edit_profile(actor: Actor) -> bool:
    """Members of the provider who may work."""
    return has_right(actor, Right.WORK)


def may_publish_profile(actor: Actor) -> bool:
    """Members of the provider who may bind it."""
    return has_right(actor, Right.COMMIT)


def may_edit_package(actor: Actor, organisation_id: UUID) -> bool:
    """Members of its provider who may work."""
    return actor.organisation_id == organisation_id and has_right(actor, Right.WORK)


def may_publish_package(actor: Actor, organisation_id: UUID) -> bool:
    """Members of its provider who may bind it: a published package is a signed offer."""
    return actor.organisation_id == organisation_id and has_right(actor, Right.COMMIT)


def may_drop_held(actor: Actor, held: HeldPackage) -> bool:
    """Who signed it, and those who may bind its provider."""
    own = actor.organisation_id == held.organisation_id
    return own and (actor.person_id == held.author_id or has_right(actor, Right.COMMIT))


def may_ask(actor: Actor) -> bool:
    """Members of any organisation who may work."""
    return has_right(actor, Right.WORK)
