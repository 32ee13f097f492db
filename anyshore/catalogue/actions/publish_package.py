"""Publish a package: sign it as a standing offer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.actions.close_overtaken import close_overtaken
from anyshore.approvals.queries.loading import askers_about
from anyshore.catalogue.events import PackagePublished
from anyshore.catalogue.models import Package, PackageVersion
from anyshore.catalogue.policies import may_publish_package
from anyshore.catalogue.queries.packages import is_public, locked_package
from anyshore.catalogue.rules.packages import PackageContent, lacking
from anyshore.kit.actor import Actor
from anyshore.kit.chains import version_hash
from anyshore.kit.errors import Forbidden, Invalid, Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


class ProfileHiddenNow(Refused):
    """Nobody else sees the provider's profile, so nobody could buy from it: publish that first."""

    code = "profile_hidden"


@action
def publish_package(*, actor: Actor, package_id: UUID, at: datetime) -> Package:
    """What the draft says is a version that everybody can buy: the provider's signed offer under a hash that chains to
    the version before. A draft that says what is published already makes no new version.

    Members who may bind the provider. Refused: others (Forbidden), a draft that lacks what a buyer must know
    (Invalid), a hidden profile (ProfileHiddenNow), a retired package (NotAllowed).
    """
    package = locked_package(actor, package_id)
    if actor.person_id is None or not may_publish_package(actor, package.organisation_id):
        raise Forbidden()
    content = PackageContent.from_json(package.draft)
    lacks = lacking(content)
    if lacks is not None:
        raise Invalid(field=lacks, reason="missing")
    if not is_public(package.profile_id):
        raise ProfileHiddenNow()
    latest = PackageVersion.objects.filter(package=package, number=package.version).first()
    number = package.version + 1
    if latest is not None and latest.content == _said(package, content, package.version):
        number = package.version
    said = _said(package, content, number)
    named = package.hash if number == package.version else version_hash(package.hash, said)
    if number != package.version:
        _sign(actor, package, number, said, named, at)
        _overtake(actor, package, at)
    move(package, "publish", actor=actor, at=at, write=_facts(package, content, number, named, at))
    tell(PackagePublished(package_id=package.pk, version=number, hash=named, at=at), actor=actor)
    return package


def _said(package: Package, content: PackageContent, number: int) -> dict[str, object]:
    who = {"package": str(package.pk), "provider": str(package.organisation_id), "number": number}
    return {**who, **content.to_json()}


def _sign(actor: Actor, package: Package, number: int, said: dict[str, object], named: str, at: datetime) -> None:
    PackageVersion.objects.create(
        package=package,
        number=number,
        content=said,
        before=package.hash,
        hash=named,
        author_id=actor.acting_person,
        at=at,
    )


def _overtake(actor: Actor, package: Package, at: datetime) -> None:
    """Whoever was asked to agree to buying the version before is no longer asked."""
    subject = ("package", package.pk)
    for asker_id in askers_about(subject):
        close_overtaken(actor=actor, organisation_id=asker_id, subject=subject, at=at)


def _facts(package: Package, content: PackageContent, number: int, named: str, at: datetime) -> dict[str, object]:
    lowest = content.lowest
    return {
        "version": number,
        "hash": named,
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
