"""Put a content on the shelf: the next version of a package, and the offer that stands."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.actions.close_overtaken import close_overtaken
from anyshore.approvals.queries.loading import askers_about
from anyshore.catalogue.events import PackagePublished
from anyshore.catalogue.models import Package, PackageVersion
from anyshore.catalogue.policies import may_publish_package
from anyshore.catalogue.queries.held import NextVersion, must_be_approved, next_version
from anyshore.catalogue.queries.packages import is_public, locked_package
from anyshore.catalogue.rules.packages import PackageContent, lacking
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


class ProfileHiddenNow(Refused):
    """Nobody else sees the provider's profile, so nobody could buy from it: publish that first."""

    code = "profile_hidden"


@action
def put_on_shelf(*, actor: Actor, package_id: UUID, content: PackageContent, at: datetime) -> Package:
    """``content`` is the version that everybody can buy, signed by the actor under a hash that chains to the version
    before; what is published already makes no new version. Buyers' own people are no longer asked about that before.

    Inner: ``publish_package`` and ``publish_held_package``. Members who may bind the provider. Refused: others
    (Forbidden), a content that lacks what a buyer must know (Invalid), a hidden profile (ProfileHiddenNow), one that
    the provider's own people must agree to first (PackageUnapproved), a retired package (NotAllowed).
    """
    package = locked_package(actor, package_id)
    if actor.person_id is None or not may_publish_package(actor, package.organisation_id):
        raise Forbidden()
    lacks = lacking(content)
    if lacks is not None:
        raise Invalid(field=lacks, reason="missing")
    if not is_public(package.profile_id):
        raise ProfileHiddenNow()
    must_be_approved(actor, package, content)
    found = next_version(package, content)
    if found.new:
        _sign(actor, package, found, at)
        _overtake(actor, package, at)
    move(package, "publish", actor=actor, at=at, write=_facts(package, content, found, at))
    tell(PackagePublished(package_id=package.pk, version=found.number, hash=found.hash, at=at), actor=actor)
    return package


def _sign(actor: Actor, package: Package, found: NextVersion, at: datetime) -> None:
    PackageVersion.objects.create(
        package=package,
        number=found.number,
        content=found.said,
        before=package.hash,
        hash=found.hash,
        author_id=actor.acting_person,
        at=at,
    )


def _overtake(actor: Actor, package: Package, at: datetime) -> None:
    """Whoever was asked to agree to buying the version before is no longer asked."""
    subject = ("package", package.pk)
    for asker_id in askers_about(subject):
        close_overtaken(actor=actor, organisation_id=asker_id, subject=subject, at=at)


def _facts(package: Package, content: PackageContent, found: NextVersion, at: datetime) -> dict[str, object]:
    lowest = content.lowest
    return {
        "version": found.number,
        "hash": found.hash,
        "title": content.title,
        "line": content.line,
        "category": content.category,
        "currency": content.currency,
        "from_minor": lowest.minor if lowest else None,
        "from_days": min((one.days for one in content.tiers), default=0),
        "tiers": len(content.tiers),
        "published_at": at,
        "first_published_at": package.first_published_at or at,
    }
