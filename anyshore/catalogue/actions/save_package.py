"""Write a package."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from anyshore.catalogue.events import PackageSaved
from anyshore.catalogue.models import Package
from anyshore.catalogue.policies import may_edit_package
from anyshore.catalogue.queries import own_profile
from anyshore.catalogue.queries.packages import attached_refs, free_slug, locked_package, ref_of
from anyshore.catalogue.rules.packages import FileRef, PackageContent, PackageKind, PackageState, problem
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed
from anyshore.kit.ids import new_id
from anyshore.parties.queries import lock_own
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell

PICTURES, FILES = "package_picture", "package_file"


@action
def save_package(
    *,
    actor: Actor,
    content: PackageContent,
    package_id: UUID | None = None,
    most_open: int | None = None,
    picture_ids: Sequence[UUID] = (),
    file_ids: Sequence[UUID] = (),
    at: datetime,
) -> Package:
    """The package's draft says ``content``, with the new pictures and files behind those it names; without
    ``package_id`` there is a new package. What can be bought stays as it was published until the draft is published.

    Members of the provider who may work. Refused: others (Forbidden), no profile yet or another's package (NotFound),
    a retired one (NotAllowed), a content that cannot be, another kind than before, files that are not the package's
    own (Invalid).
    """
    lock_own(actor)
    package = _begun(actor, content, at) if package_id is None else locked_package(actor, package_id)
    if not may_edit_package(actor, package.organisation_id):
        raise Forbidden()
    if package.state == PackageState.RETIRED:
        raise NotAllowed(kind="package", state=package.state, verb="save")
    if package.kind != content.kind:
        raise Invalid(field="kind", reason="fixed")
    if most_open is not None and not 1 <= most_open <= 1000:
        raise Invalid(field="most_open", reason="range")
    whole = _with_files(actor, package, content, {PICTURES: picture_ids, FILES: file_ids}, at)
    reason = problem(whole)
    if reason is not None:
        raise Invalid(field=reason[0], reason=reason[1])
    package.draft, package.most_open, package.changed_at = whole.to_json(), most_open, at
    if not package.version:
        package.title, package.currency = " ".join(content.title.split()), content.currency
        package.line, package.category = content.line, content.category
    package.save()
    tell(PackageSaved(package_id=package.pk, at=at), actor=actor)
    return package


def _begun(actor: Actor, content: PackageContent, at: datetime) -> Package:
    profile = own_profile(actor)
    package_id = new_id()
    return Package(
        id=package_id,
        organisation_id=profile.organisation_id,
        profile=profile,
        slug=free_slug(content.title, package_id),
        kind=PackageKind(content.kind),
        created_at=at,
    )


def _with_files(
    actor: Actor, package: Package, content: PackageContent, new: dict[str, Sequence[UUID]], at: datetime
) -> PackageContent:
    """The content with what it keeps and what is new. An attachment is never removed: an older version may need it."""
    kept = {PICTURES: content.pictures, FILES: content.files}
    found: dict[str, tuple[FileRef, ...]] = {}
    for kind, ids in new.items():
        there = attached_refs(kind, package.pk)
        if not set(kept[kind]) <= set(there):
            raise Invalid(field="files", reason="unknown")
        files.attach(subject=(kind, package.pk), file_ids=ids, actor=actor, at=at)
        new_refs = [ref_of(one) for one in files.placed((kind, package.pk), ids)]
        found[kind] = (*kept[kind], *(one for one in new_refs if one not in kept[kind]))
    return replace(content, pictures=found[PICTURES], files=found[FILES])
