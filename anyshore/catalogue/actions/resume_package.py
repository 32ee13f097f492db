"""Let a paused package be bought again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.catalogue.events import PackageResumed
from anyshore.catalogue.models import Package
from anyshore.catalogue.policies import may_publish_package
from anyshore.catalogue.queries.packages import locked_package
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def resume_package(*, actor: Actor, package_id: UUID, at: datetime) -> Package:
    """The package can be bought again, in the version in which it stood.

    Members who may bind the provider. Refused: others (Forbidden), a package whose state has no such move
    (NotAllowed).
    """
    package = locked_package(actor, package_id)
    if not may_publish_package(actor, package.organisation_id):
        raise Forbidden()
    move(package, "resume", actor=actor, at=at)
    tell(PackageResumed(package_id=package.pk, at=at), actor=actor)
    return package
