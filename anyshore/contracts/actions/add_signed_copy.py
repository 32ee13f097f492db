"""Add a PDF of a version that was signed outside."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import SignedCopyAdded
from anyshore.contracts.models import SignedCopy
from anyshore.contracts.policies import may_add_copy, side_of
from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.queries.signed_copies import copy_with, version_numbered
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, Refused
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


class NotPdf(Invalid):
    """A copy that was signed outside comes as a PDF, and only so."""

    code = "not_pdf"


class CopyThere(Refused):
    """This very file is with the version already."""

    code = "copy_there"


@action
def add_signed_copy(*, actor: Actor, agreement_id: UUID, number: int, file_id: UUID, at: datetime) -> SignedCopy:
    """The PDF stands with the version as signed outside, and waits for the other side to confirm that it is the same.

    It changes neither the text nor a signature given here. Those of either side who may commit it. Refused: others
    (Forbidden, NotFound), what is no PDF (NotPdf), the same file a second time (CopyThere).
    """
    agreement = locked_agreement(actor, agreement_id)
    side = side_of(actor, agreement)
    if side is None or actor.person_id is None or not may_add_copy(actor, agreement):
        raise Forbidden()
    version_id = version_numbered(agreement, number)
    body = files.uploaded(file_id, by=actor.person_id)
    if not body.startswith(b"%PDF"):
        raise NotPdf(field="files", reason="pdf")
    sha256 = hashlib.sha256(body).hexdigest()
    if copy_with(version_id, sha256):
        raise CopyThere()
    made = SignedCopy.objects.create(version_id=version_id, side=side, person_id=actor.person_id, sha256=sha256, at=at)
    files.attach(subject=("signed_copy", made.id), file_ids=[file_id], actor=actor, at=at)
    tell(SignedCopyAdded(agreement_id=agreement.id, side=side, version=number, sha256=sha256, at=at), actor=actor)
    return made
