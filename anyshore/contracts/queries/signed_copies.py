"""Reads of copies that were signed outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.contracts.models import Agreement, AgreementVersion, SignedCopy
from anyshore.contracts.policies import may_add_copy, may_confirm_copy
from anyshore.contracts.queries.loading import may_read_agreement
from anyshore.contracts.rules import Side
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.plumbing import files
from anyshore.plumbing.sealing import FoundSignature, signatures_in


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One copy, as the version's page shows it: the file, the signatures inside it, who confirmed it."""

    id: UUID
    side: Side
    person: str
    at: datetime
    file: files.AttachedFile
    signatures: tuple[FoundSignature, ...]
    confirmed_by: str
    confirmed_at: datetime | None
    may_confirm: bool


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies of one version, and whether the reader may add one."""

    rows: tuple[CopyRow, ...]
    may_add: bool


def signed_copies(actor: Actor, agreement_id: UUID, number: int) -> Copies:
    """The copies of one version of an agreement that the actor sees, the oldest first; NotFound otherwise."""
    agreement = Agreement.objects.visible_to(actor).filter(pk=agreement_id).first()
    if agreement is None:
        raise NotFound()
    rows = SignedCopy.objects.filter(version__agreement_id=agreement_id, version__number=number)
    found = list(rows.select_related("person", "confirmed_by").order_by("at", "id"))
    attached = files.of(*(("signed_copy", row.id) for row in found))
    made = tuple(_row(actor, agreement, row, attached["signed_copy", row.id][0]) for row in found)
    return Copies(made, may_add_copy(actor, agreement))


def may_read_signed_copy(actor: Actor, copy_id: UUID) -> bool:
    """Whether the actor sees the agreement of a copy, and so its file."""
    owner = SignedCopy.objects.filter(pk=copy_id).values_list("version__agreement_id", flat=True).first()
    return owner is not None and may_read_agreement(actor, owner)


def version_numbered(agreement: Agreement, number: int) -> UUID:
    """The id of a version of an agreement; NotFound where there is none."""
    found: UUID | None = (
        AgreementVersion.objects.filter(agreement_id=agreement.id, number=number).values_list("id", flat=True).first()
    )
    if found is None:
        raise NotFound()
    return found


def copy_with(version_id: UUID, sha256: str) -> bool:
    """Whether the version has a copy of these very bytes."""
    return SignedCopy.objects.filter(version_id=version_id, sha256=sha256).exists()


def copy_of(agreement: Agreement, copy_id: UUID) -> SignedCopy:
    """A copy of an agreement; NotFound where it is not of this one."""
    found = SignedCopy.objects.filter(pk=copy_id, version__agreement_id=agreement.id).select_related("version").first()
    if found is None:
        raise NotFound()
    return found


def copies_to_keep(agreement_id: UUID) -> dict[str, bytes]:
    """The files of all copies of an agreement that was found to be the reader's, by the name that a package gives
    them."""
    rows = SignedCopy.objects.filter(version__agreement_id=agreement_id).order_by("at", "id")
    return {
        f"signed-outside/{number}-{place}.pdf": files.path_of(sha256).read_bytes()
        for place, (number, sha256) in enumerate(rows.values_list("version__number", "sha256"), 1)
    }


def _row(actor: Actor, agreement: Agreement, row: SignedCopy, file: files.AttachedFile) -> CopyRow:
    try:
        signatures = tuple(signatures_in(files.path_of(row.sha256).read_bytes()))
    except (ValueError, OSError):
        signatures = ()
    return CopyRow(
        id=row.id,
        side=Side(row.side),
        person=row.person.name,
        at=row.at,
        file=file,
        signatures=signatures,
        confirmed_by=row.confirmed_by.name if row.confirmed_by else "",
        confirmed_at=row.confirmed_at,
        may_confirm=row.confirmed_at is None and may_confirm_copy(actor, agreement, row.side),
    )
