"""Versions of packages that wait for their own organisation's people: whether they must, and reads for verbs, pages
and mails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from anyshore.approvals.queries.needed import Needed, approval_needed
from anyshore.approvals.queries.own import OwnApproval, acting_for, own_approval
from anyshore.approvals.rules import Kind
from anyshore.catalogue.models import HeldPackage, Package, PackageVersion
from anyshore.catalogue.policies import may_drop_held, may_publish_package
from anyshore.catalogue.rules.held import SUBJECT, HeldState, PackageUnapproved
from anyshore.catalogue.rules.packages import PackageContent
from anyshore.kit.actor import Actor
from anyshore.kit.chains import version_hash
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.parties.queries import Reader, readers_of
from anyshore.parties.rules import Right
from anyshore.plumbing.state import lock_root


@dataclass(frozen=True, slots=True)
class NextVersion:
    """What publishing a content would put on the shelf; ``new`` is whether buyers would read something else."""

    number: int
    said: dict[str, object]
    hash: str
    new: bool


def next_version(package: Package, content: PackageContent) -> NextVersion:
    """The version that ``content`` is or would be."""
    latest = PackageVersion.objects.filter(package=package, number=package.version).first()
    if latest is not None and latest.content == _said(package, content, package.version):
        return NextVersion(package.version, latest.content, package.hash, new=False)
    said = _said(package, content, package.version + 1)
    return NextVersion(package.version + 1, said, version_hash(package.hash, said), new=True)


def _said(package: Package, content: PackageContent, number: int) -> dict[str, object]:
    who = {"package": str(package.pk), "provider": str(package.organisation_id), "number": number}
    return {**who, **content.to_json()}


def own_rule(actor: Actor, content: PackageContent) -> Needed | None:
    """The rule of the actor's own organisation that holds for what one of these can cost at most, asked by the actor;
    None where nobody need agree."""
    highest = content.highest
    if highest is None:
        return None
    return approval_needed(actor.acting_organisation, Kind.CONTRACT, highest, asked_by_id=actor.person_id)


def must_be_approved(actor: Actor, package: Package, content: PackageContent) -> None:
    """Refuse a version that the provider's own people must agree to first and that is not published as it was held and
    agreed to (PackageUnapproved). What is on the shelf already was signed, and asks nobody."""
    found = next_version(package, content)
    needed = own_rule(actor, content) if found.new else None
    if needed is None:
        return
    agreed = HeldPackage.objects.filter(package=package, state=HeldState.PUBLISHED, hash=found.hash)
    if not agreed.exists():
        raise PackageUnapproved(needed=needed.needed)


def asks_own(actor: Actor, slug: str) -> Needed | None:
    """The rule under which the draft of one's own package must be agreed to before it is published, if any."""
    package = Package.objects.filter(slug=slug, organisation_id=actor.acting_organisation).first()
    if package is None:
        raise NotFound()
    content = PackageContent.from_json(package.draft)
    return own_rule(actor, content) if next_version(package, content).new else None


def held_on(package: Package) -> HeldPackage | None:
    """What waits of a package that is locked already."""
    found: HeldPackage | None = HeldPackage.objects.filter(package=package, state=HeldState.HELD).first()
    return found


def locked_held_package(actor: Actor, held_id: UUID) -> tuple[Package, HeldPackage]:
    """What waits, read after its package, the root of both, was locked; NotFound for another organisation's."""
    package_id = HeldPackage.objects.visible_to(actor).filter(pk=held_id).values_list("package_id", flat=True).first()
    if package_id is None:
        raise NotFound()
    package: Package = lock_root(Package.objects.all(), package_id)
    held: HeldPackage = lock_root(HeldPackage.objects.visible_to(actor), held_id)
    return package, held


def author_of(held: HeldPackage) -> Actor:
    """Who signed it, acting for the provider with the role they have now; none if they left."""
    return acting_for(held.author_id, held.organisation_id)


def approval_of(held: HeldPackage) -> OwnApproval:
    """What the provider's rules say about it, asked by its author."""
    needed = own_rule(author_of(held), PackageContent.from_json(held.content))
    return own_approval(needed, held.organisation_id, (SUBJECT, held.id), held.hash)


@dataclass(frozen=True, slots=True)
class HeldPackageView:
    """What waits as its own organisation sees it. ``on_sale`` is the number of the version that buyers see meanwhile,
    0 where they see none; ``drafted_since``: the draft says something else; ``may`` holds the reader's verbs:
    publish, ask, drop."""

    id: UUID
    slug: str
    number: int
    content: PackageContent
    price: Money
    author: str
    author_id: UUID
    at: datetime
    state: str
    on_sale: int
    drafted_since: bool
    refusal: Mapping[str, Any]
    approval: OwnApproval
    may: frozenset[str]

    @property
    def step(self) -> str:
        """Where it stands: published, dropped, overtaken, or, while it waits, held, free (nobody need agree any more)
        or back (with its author)."""
        if self.state != HeldState.HELD:
            return self.state
        if not self.approval.missing:
            return "back" if self.refusal else "free"
        standing = self.approval.standing
        return "held" if standing and standing.waits else "back"


def held_package(actor: Actor, held_id: UUID) -> HeldPackageView:
    """One of the actor's own organisation; NotFound otherwise."""
    found = HeldPackage.objects.visible_to(actor).filter(pk=held_id).select_related("package", "author").first()
    if found is None:
        raise NotFound()
    return _view(actor, found)


def held_packages(actor: Actor) -> dict[UUID, HeldPackageView]:
    """Those of the actor's organisation that wait, by package."""
    rows = HeldPackage.objects.visible_to(actor).filter(state=HeldState.HELD).select_related("package", "author")
    return {one.package_id: _view(actor, one) for one in rows}


def _view(actor: Actor, one: HeldPackage) -> HeldPackageView:
    approval, is_held = approval_of(one), one.state == HeldState.HELD
    waits, binds = bool(approval.standing and approval.standing.waits), may_publish_package(actor, one.organisation_id)
    may = {
        "publish": is_held and binds and not approval.missing,
        "ask": is_held and binds and approval.missing and not waits and one.author_id == actor.person_id,
        "drop": is_held and may_drop_held(actor, one),
    }
    return HeldPackageView(
        id=one.id,
        slug=one.package.slug,
        number=one.number,
        content=PackageContent.from_json(one.content),
        price=Money(one.price_minor, one.currency),
        author=one.author.name,
        author_id=one.author_id,
        at=one.at,
        state=one.state,
        on_sale=one.package.version,
        drafted_since=one.package.draft != one.content,
        refusal=one.refusal,
        approval=approval,
        may=frozenset(verb for verb, can in may.items() if can),
    )


@dataclass(frozen=True, slots=True)
class ToldHeldPackage:
    """What waited as mails name it; ``author`` is empty where they have left."""

    title: str
    author: tuple[Reader, ...]


def told_held_package(held_id: UUID) -> ToldHeldPackage:
    """What waited, with this id."""
    one = HeldPackage.objects.get(pk=held_id)
    people = readers_of(one.organisation_id, Right.VIEW)
    author = tuple(reader for reader in people if reader.person_id == one.author_id)
    return ToldHeldPackage(PackageContent.from_json(one.content).title, author)


def package_went_out(subject_id: UUID) -> bool:
    """Whether what an approval was asked about can be bought."""
    return bool(HeldPackage.objects.filter(pk=subject_id, state=HeldState.PUBLISHED).exists())
