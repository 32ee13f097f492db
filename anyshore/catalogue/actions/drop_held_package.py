"""Give up a package's version that is held."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.actions.close_overtaken import close_overtaken
from anyshore.catalogue.events import HeldPackageDropped
from anyshore.catalogue.models import HeldPackage
from anyshore.catalogue.policies import may_drop_held
from anyshore.catalogue.queries.held import locked_held_package
from anyshore.catalogue.rules.held import SUBJECT
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def drop_held_package(*, actor: Actor, held_id: UUID, at: datetime) -> HeldPackage:
    """The version will not be published, and nobody need agree to it any more; the package's draft stays.

    Who signed it, and those who may bind the provider. Refused: others (NotFound, Forbidden), one that was published
    or is over (NotAllowed).
    """
    _package, held = locked_held_package(actor, held_id)
    if not may_drop_held(actor, held):
        raise Forbidden()
    move(held, "drop", actor=actor, at=at, write={"ended_at": at})
    close_overtaken(actor=actor, organisation_id=held.organisation_id, subject=(SUBJECT, held.id), at=at)
    tell(HeldPackageDropped(held_package_id=held.id, package_id=held.package_id, overtaken=False, at=at), actor=actor)
    return held
