"""The paper of a version: PDF/A-3b with the version as data inside, equal to the byte for the same rows."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from anyshore.contracts.models import Agreement, AgreementVersion, SealedPaper, Signature
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.paper import Sheet, SignatureLine, attachment, drawn
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.plumbing import sealing
from anyshore.plumbing.files import path_of
from anyshore.plumbing.paper import pdf

_SAME = ("name", "method", "hash", "at", "text_sha256", "proof", "proved_at", "address", "agent")
"""Columns of a signature that stand on the paper as they are."""

SOURCE = Path(__file__).with_name("paper.typ")


def version_paper(actor: Actor, agreement_id: UUID, number: int) -> bytes:
    """The paper of one version of an agreement that the actor sees; NotFound otherwise."""
    return paper_of(sheet_of(actor, agreement_id, number))


def sheet_of(actor: Actor, agreement_id: UUID, number: int) -> Sheet:
    """What stands on that paper."""
    rows = AgreementVersion.objects.filter(
        agreement__in=Agreement.objects.visible_to(actor), agreement_id=agreement_id, number=number
    )
    row = rows.first()
    if row is None:
        raise NotFound()
    return Sheet(row.text, row.content, row.before, row.hash, row.at, _signatures(row.id))


def team_paper(actor: Actor, number: int) -> bytes:
    """The paper of the signed version of a contract by a team, for its team and its parties, without the network
    addresses and programs behind the signatures. NotFound for everybody else, and before it is signed."""
    rows = Agreement.objects.visible_to(actor) | Agreement.objects.of_team(actor)
    one = rows.filter(number=number, signed_at__isnull=False).exclude(team=[]).first()
    row = AgreementVersion.objects.filter(agreement=one, number=one.version).first() if one else None
    if row is None:
        raise NotFound()
    signed = tuple(replace(line, address="", agent="") for line in _signatures(row.id))
    return paper_of(Sheet(row.text, row.content, row.before, row.hash, row.at, signed))


def version_named(version_id: UUID) -> tuple[UUID, int]:
    """The agreement and the number of a version; NotFound where there is none."""
    found = AgreementVersion.objects.filter(pk=version_id).values_list("agreement_id", "number").first()
    if found is None:
        raise NotFound()
    return found


def sealed_before(version_id: UUID) -> SealedPaper | None:
    """The sealed paper of a version whose agreement was found to be the reader's to see."""
    return SealedPaper.objects.filter(version_id=version_id).first()


def sealed_paper(actor: Actor, agreement_id: UUID, number: int) -> SealedPaper | None:
    """The sealed paper of one version of an agreement that the actor sees, or None while there is none."""
    return SealedPaper.objects.filter(
        version__agreement__in=Agreement.objects.visible_to(actor),
        version__agreement_id=agreement_id,
        version__number=number,
    ).first()


def sealed_bytes(actor: Actor, agreement_id: UUID, number: int) -> bytes:
    """That paper itself; NotFound while there is none."""
    found = sealed_paper(actor, agreement_id, number)
    if found is None:
        raise NotFound()
    return path_of(found.sha256).read_bytes()


def broken_papers() -> list[tuple[UUID, str]]:
    """Every sealed paper whose bytes are gone or are not those that were sealed, with what is wrong."""
    found = []
    for version_id, sha256 in SealedPaper.objects.order_by("id").values_list("version_id", "sha256"):
        path = path_of(sha256)
        if not path.exists():
            found.append((version_id, "gone"))
        elif hashlib.sha256(path.read_bytes()).hexdigest() != sha256 or sealing.faults_of(path.read_bytes()):
            found.append((version_id, "changed"))
    return found


def paper_of(sheet: Sheet) -> bytes:
    """The paper itself."""
    return pdf(SOURCE.read_text(encoding="utf-8"), drawn(sheet), attached=attachment(sheet))


def _signatures(version_id: UUID) -> tuple[SignatureLine, ...]:
    rows = Signature.objects.filter(version_id=version_id).select_related("organisation").order_by("at", "id")
    return tuple(
        SignatureLine(
            side=Side(row.side),
            organisation=row.organisation.name,
            zone=row.zone or row.organisation.timezone,
            **{name: getattr(row, name) for name in _SAME},
        )
        for row in rows
    )
