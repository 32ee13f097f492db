"""Reads of packages: rows, one page, one's own, and loading for actions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.text import slugify

from anyshore.catalogue.models import Package, PackageVersion, Profile
from anyshore.catalogue.queries.profiles import NEW, StandingRow, standings
from anyshore.catalogue.rules.packages import FileRef, PackageContent, PackageKind, PackageState, changed
from anyshore.kit.actor import Actor
from anyshore.kit.chains import Broken, Link, broken
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.parties.queries import OrganisationRow, organisations
from anyshore.plumbing import files
from anyshore.plumbing.files import AttachedFile
from anyshore.plumbing.pictures import PictureFile, sorted_out
from anyshore.plumbing.state import lock_root


@dataclass(frozen=True, slots=True)
class PackageRow:
    """A package in a list. ``price`` is that of its cheapest tier."""

    id: UUID
    slug: str
    kind: PackageKind
    state: PackageState
    title: str
    line: str
    category: str
    price: Money | None
    days: int
    sold: int
    most_open: int | None
    version: int
    changed_at: datetime
    first_published_at: datetime | None
    provider: OrganisationRow
    standing: StandingRow
    picture: PictureFile | None


@dataclass(frozen=True, slots=True)
class PackageView:
    """A package's page. ``content`` is the version that can be bought; for its owner, before there is one, the draft.

    ``unpublished`` says that the draft says something else.
    """

    row: PackageRow
    content: PackageContent
    hash: str
    pictures: tuple[PictureFile, ...]
    mine: bool
    unpublished: bool
    published_at: datetime | None

    @property
    def can_be_bought(self) -> bool:
        """Whether the offer stands now."""
        return self.row.state is PackageState.PUBLISHED


def packages_of(actor: Actor, organisation_id: UUID) -> tuple[PackageRow, ...]:
    """The packages of one provider that can be bought, the cheapest in front."""
    rows = Package.objects.visible_to(actor).filter(organisation_id=organisation_id, state=PackageState.PUBLISHED)
    return package_rows(rows.order_by("from_minor", "id"))


def own_packages(actor: Actor) -> tuple[PackageRow, ...]:
    """All packages of the actor's organisation, the last changed in front."""
    if actor.organisation_id is None:
        return ()
    return package_rows(Package.objects.filter(organisation_id=actor.organisation_id).order_by("-changed_at", "id"))


def package_view(actor: Actor, slug: str) -> PackageView:
    """One package by its slug; NotFound for what the actor does not see."""
    row = Package.objects.visible_to(actor).filter(slug=slug).first()
    if row is None:
        raise NotFound()
    content, named = _offered(row)
    return PackageView(
        row=package_rows([row])[0],
        content=content,
        hash=named,
        pictures=shown_pictures(row.pk, content),
        mine=row.organisation_id == actor.organisation_id,
        unpublished=bool(row.version) and PackageContent.from_json(row.draft) != content,
        published_at=row.published_at,
    )


def package_draft(actor: Actor, slug: str) -> tuple[UUID, PackageContent, int | None]:
    """One's own package as its owner writes it: its id, the draft, and how many orders it takes on at once."""
    row = Package.objects.filter(slug=slug, organisation_id=actor.acting_organisation).first()
    if row is None:
        raise NotFound()
    return row.pk, PackageContent.from_json(row.draft), row.most_open


def changed_since(actor: Actor, package_id: UUID, version_hash: str) -> tuple[str, ...]:
    """What a package says otherwise than in the version with this hash; empty where nothing is known of it."""
    row = Package.objects.visible_to(actor).filter(pk=package_id).first()
    then = PackageVersion.objects.filter(package_id=package_id, hash=version_hash).first()
    if row is None or then is None:
        return ()
    return changed(read_content(then), _offered(row)[0])


def read_content(version: PackageVersion) -> PackageContent:
    """The content of a version."""
    return PackageContent.from_json(version.content)


def _offered(row: Package) -> tuple[PackageContent, str]:
    version = PackageVersion.objects.filter(package=row, number=row.version).first()
    return (PackageContent.from_json(row.draft), "") if version is None else (read_content(version), version.hash)


def shown_pictures(package_id: UUID, content: PackageContent) -> tuple[PictureFile, ...]:
    """The pictures of a content, as far as their bytes are pictures."""
    wanted = [one.id for one in content.pictures]
    there = {str(one.id): one for one in files.of(("package_picture", package_id))["package_picture", package_id]}
    return sorted_out(there[one] for one in wanted if one in there)[0]


def package_rows(found: Iterable[Package]) -> tuple[PackageRow, ...]:
    """Packages as lists show them, in their order; four queries however many."""
    rows = list(found)
    places = organisations({row.organisation_id for row in rows})
    known = standings(places, "provider")
    attached = files.of(*[("package_picture", row.pk) for row in rows])
    return tuple(
        PackageRow(
            id=row.pk,
            slug=row.slug,
            kind=PackageKind(row.kind),
            state=PackageState(row.state),
            title=row.title,
            line=row.line,
            category=row.category,
            price=Money(row.from_minor, row.currency) if row.from_minor else None,
            days=row.from_days or 0,
            sold=row.sold,
            most_open=row.most_open,
            version=row.version,
            changed_at=row.changed_at,
            first_published_at=row.first_published_at,
            provider=places[row.organisation_id],
            standing=known.get(row.organisation_id, NEW),
            picture=_first(row, attached["package_picture", row.pk]),
        )
        for row in rows
    )


def _first(row: Package, attached: list[AttachedFile]) -> PictureFile | None:
    kept = {one["id"] for one in row.draft["pictures"]}
    return next(iter(sorted_out(one for one in attached if str(one.id) in kept)[0]), None)


def broken_packages() -> list[Broken]:
    """Every version, of all packages, that does not verify, and every package whose end of chain is another."""
    rows = PackageVersion.objects.order_by("package_id", "number").iterator()
    ends = Package.objects.exclude(version=0).order_by("id").values_list("id", "version", "hash")
    return broken(
        (Link(row.package_id, row.number, row.content, row.before, row.hash) for row in rows),
        ("package", "number"),
        {one: (number, end) for one, number, end in ends},
    )


# For actions


def locked_package(actor: Actor, package_id: UUID) -> Package:
    """A package that the actor sees, locked until the transaction ends; NotFound otherwise."""
    package: Package = lock_root(Package.objects.visible_to(actor), package_id)
    return package


def current_version(package: Package) -> PackageVersion:
    """The version that can be bought; NotFound where none was ever published."""
    found = PackageVersion.objects.filter(package=package, number=package.version).first()
    if found is None:
        raise NotFound()
    return found


def is_public(profile_id: UUID) -> bool:
    """Whether everybody sees this profile."""
    return Profile.objects.filter(pk=profile_id, published_at__isnull=False).exists()


def free_slug(title: str, package_id: UUID) -> str:
    """A readable slug with letters of its own, so that two packages of one title have two."""
    return f"{slugify(title)[:60] or 'package'}-{package_id.hex[-6:]}"


def attached_refs(kind: str, package_id: UUID) -> tuple[FileRef, ...]:
    """Everything that was ever attached to a package under this kind."""
    found = files.of((kind, package_id))[kind, package_id]
    return tuple(map(ref_of, found))


def ref_of(file: AttachedFile) -> FileRef:
    """An attached file as a version names it."""
    return FileRef(str(file.id), file.name, file.sha256, file.size)


def may_read_package(actor: Actor, package_id: UUID) -> bool:
    """Whether the actor sees the package, and so its pictures."""
    return bool(Package.objects.visible_to(actor).filter(pk=package_id).exists())


def may_read_package_file(actor: Actor, package_id: UUID) -> bool:
    """Whether the actor's own organisation sells this package: buyers download under their own address."""
    own = actor.organisation_id
    return own is not None and Package.objects.filter(pk=package_id, organisation_id=own).exists()
