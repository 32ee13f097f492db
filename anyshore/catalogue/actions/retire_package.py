"""Take a package from the market for good."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.actions.close_overtaken import close_overtaken
from anyshore.approvals.queries.loading import askers_about
from anyshore.catalogue.actions.overtake_held_package import overtake_held_package
from anyshore.catalogue.events import PackageRetired
from anyshore.catalogue.models import Package
from anyshore.catalogue.policies import may_publish_package
from anyshore.catalogue.queries.packages import locked_package
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def retire_package(*, actor: Actor, package_id: UUID, at: datetime) -> Package:
    """Nobody but its owner reads the package and nobody can buy it; what was bought goes on, and questions to a
    buyer's own people about buying it are closed. A version that is held will not be published.

    Members who may bind the provider. Refused: others (Forbidden), a package whose state has no such move
    (NotAllowed).
    """
    package = locked_package(actor, package_id)
    if not may_publish_package(actor, package.organisation_id):
        raise Forbidden()
    move(package, "retire", actor=actor, at=at)
    for asker_id in askers_about(("package", package.pk)):
        close_overtaken(actor=actor, organisation_id=asker_id, subject=("package", package.pk), at=at)
    overtake_held_package(actor=actor, package_id=package.pk, at=at)
    tell(PackageRetired(package_id=package.pk, at=at), actor=actor)
    return package
