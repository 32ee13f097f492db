"""The paper of a version: PDF/A-3b with the version as data inside, equal to the byte for the same rows."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from anyshore.contracts.models import Agreement, AgreementVersion, Signature
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.paper import Sheet, SignatureLine, attachment, drawn
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.plumbing.paper import pdf

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


def paper_of(sheet: Sheet) -> bytes:
    """The paper itself."""
    return pdf(SOURCE.read_text(encoding="utf-8"), drawn(sheet), attached=attachment(sheet))


def _signatures(version_id: UUID) -> tuple[SignatureLine, ...]:
    rows = Signature.objects.filter(version_id=version_id).order_by("at", "id")
    values = rows.values_list("side", "organisation__name", "name", "method", "hash", "at", "organisation__timezone")
    return tuple(
        SignatureLine(Side(side), organisation, name, method, named, at, zone)
        for side, organisation, name, method, named, at, zone in values
    )
