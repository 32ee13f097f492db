"""Let what is held of a package go, for something else stands in its place."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.actions.close_overtaken import close_overtaken
from anyshore.catalogue.events import HeldPackageDropped
from anyshore.catalogue.models import HeldPackage
from anyshore.catalogue.queries.held import held_on
from anyshore.catalogue.queries.packages import locked_package
from anyshore.catalogue.rules.held import SUBJECT
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def overtake_held_package(
    *, actor: Actor, package_id: UUID, replaced: bool = False, at: datetime
) -> HeldPackage | None:
    """What is held of the package will not be published, and nobody need agree to it any more: ``replaced`` by another
    that waits, or another was published, or the package is retired. Without one nothing happens.

    For this domain's own verbs, which have permitted the actor. Refused: nothing.
    """
    held = held_on(locked_package(actor, package_id))
    if held is None:
        return None
    move(held, "drop" if replaced else "overtake", actor=actor, at=at, write={"ended_at": at})
    close_overtaken(actor=actor, organisation_id=held.organisation_id, subject=(SUBJECT, held.id), at=at)
    told = HeldPackageDropped(held_package_id=held.id, package_id=package_id, overtaken=not replaced, at=at)
    tell(told, actor=actor)
    return held
