"""Put the paper of a signed version under the operator's seal."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import VersionSealed
from anyshore.contracts.models import SealedPaper
from anyshore.contracts.policies import may_seal
from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.queries.paper import paper_of, sealed_before, sheet_of, version_named
from anyshore.contracts.rules import Side
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.plumbing import files, sealing
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


class NotSignedByBoth(Refused):
    """Only what both sides signed is sealed; ``version`` waits for a signature."""

    code = "not_signed_by_both"


@action
def seal_version(*, actor: Actor, version_id: UUID, at: datetime) -> SealedPaper:
    """The paper of this version is kept with the operator's seal over every byte of it, once and for all.

    The seal says who kept it, not who agreed; a version that is sealed already is left as it is. The clock alone.
    Refused: others (Forbidden), a version that is not there (NotFound), one that a side has not signed
    (NotSignedByBoth).
    """
    if not may_seal(actor):
        raise Forbidden()
    agreement_id, number = version_named(version_id)
    agreement = locked_agreement(actor, agreement_id)
    found = sealed_before(version_id)
    if found is not None:
        return found
    sheet = sheet_of(actor, agreement_id, number)
    if {one.side for one in sheet.signatures} != set(Side):
        raise NotSignedByBoth(version=number)
    sealed = sealing.seal(
        paper_of(sheet), at=at, reason=f"Kept by the operator: C-{agreement.number}, version {number}"
    )
    name = f"C-{agreement.number}-version-{number}-sealed.pdf"
    kept = files.write(sealed.body, name=name, subject=("sealed_paper", version_id), at=at)
    row = SealedPaper.objects.create(
        version_id=version_id, sha256=kept.sha256, certificate=sealed.certificate, stamped=sealed.is_stamped, at=at
    )
    told = VersionSealed(
        agreement_id=agreement_id,
        version=number,
        sha256=row.sha256,
        certificate=row.certificate,
        stamped=row.stamped,
        at=at,
    )
    tell(told, actor=actor)
    return row
