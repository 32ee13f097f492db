"""Publish a package: sign it as a standing offer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.catalogue.actions.overtake_held_package import overtake_held_package
from anyshore.catalogue.actions.put_on_shelf import put_on_shelf
from anyshore.catalogue.models import Package
from anyshore.catalogue.queries.packages import locked_package
from anyshore.catalogue.rules.packages import PackageContent
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action


@action
def publish_package(*, actor: Actor, package_id: UUID, at: datetime) -> Package:
    """What the draft says is a version that everybody can buy: the provider's signed offer under a hash that chains to
    the version before. A draft that says what is published already makes no new version. A version that was held
    before will not be published.

    Members who may bind the provider. Refused: others (Forbidden), a draft that lacks what a buyer must know
    (Invalid), a hidden profile (ProfileHiddenNow), one that the provider's own people must agree to first
    (PackageUnapproved: ``hold_package``), a retired package (NotAllowed).
    """
    package = locked_package(actor, package_id)
    draft = PackageContent.from_json(package.draft)
    done = put_on_shelf(actor=actor, package_id=package_id, content=draft, at=at)
    overtake_held_package(actor=actor, package_id=package_id, at=at)
    return done
