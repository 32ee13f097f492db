"""Count that a package was bought."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.catalogue.events import PackageSold
from anyshore.catalogue.models import Package
from anyshore.catalogue.queries.packages import locked_package
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def mark_sold(*, actor: Actor, package_id: UUID, at: datetime) -> Package:
    """The package was bought once more, in its present version.

    Inner: contracts' order_package has asked who may and whether it can be bought.
    """
    package = locked_package(actor, package_id)
    package.sold += 1
    package.save(update_fields=["sold"])
    tell(PackageSold(package_id=package.pk, version=package.version, at=at), actor=actor)
    return package
