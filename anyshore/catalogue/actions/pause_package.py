"""Let nobody buy a package for now."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.catalogue.events import PackagePaused
from anyshore.catalogue.models import Package
from anyshore.catalogue.policies import may_publish_package
from anyshore.catalogue.queries.packages import locked_package
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def pause_package(*, actor: Actor, package_id: UUID, at: datetime) -> Package:
    """Everybody still reads the package and nobody can buy it; what was bought goes on.

    Members who may bind the provider. Refused: others (Forbidden), a package whose state has no such move
    (NotAllowed).
    """
    package = locked_package(actor, package_id)
    if not may_publish_package(actor, package.organisation_id):
        raise Forbidden()
    move(package, "pause", actor=actor, at=at)
    tell(PackagePaused(package_id=package.pk, at=at), actor=actor)
    return package
