"""The package of an agreement, as its parties keep it (rules.package)."""

from __future__ import annotations

from uuid import UUID

from anyshore.contracts.models import AgreementVersion, SealedPaper
from anyshore.contracts.queries.loading import may_read_agreement
from anyshore.contracts.queries.paper import paper_of, sheet_of
from anyshore.contracts.queries.signed_copies import copies_to_keep
from anyshore.contracts.rules.package import VersionFiles, build
from anyshore.contracts.rules.paper import attachment
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.plumbing.files import path_of
from anyshore.plumbing.sealing import attached

README = """This is a contract, whole: every version with its text (.md), its data (.json) and its paper (.pdf).
Anybody checks it offline, with nothing but this file:

    anyshore verify-contract FILE

How the hashes are worked out, without that program: docs/algorithms/version_hash.md in Anyshore's source.
Files under signed-outside were signed elsewhere and uploaded; what they show, look at yourself.
The papers that end in -sealed carry the operator's seal: it says who kept them, not who agreed.
"""


def package_of(actor: Actor, agreement_id: UUID) -> bytes:
    """All of an agreement that the actor sees in one file; NotFound otherwise. The same rows make the same bytes.

    Of a sealed version the paper is the one that was sealed, and the data are those inside it.
    """
    if not may_read_agreement(actor, agreement_id):
        raise NotFound()
    numbers = AgreementVersion.objects.filter(agreement_id=agreement_id).order_by("number")
    sealed = dict(
        SealedPaper.objects.filter(version__agreement_id=agreement_id).values_list("version__number", "sha256")
    )
    versions = [
        _version(actor, agreement_id, number, sealed.get(number, ""))
        for number in numbers.values_list("number", flat=True)
    ]
    return build(versions, {"README.txt": README.encode(), **copies_to_keep(agreement_id)})


def _version(actor: Actor, agreement_id: UUID, number: int, sealed: str) -> VersionFiles:
    sheet = sheet_of(actor, agreement_id, number)
    if not sealed:
        return VersionFiles(attachment(sheet).encode(), sheet.text, paper_of(sheet), is_sealed=False)
    paper = path_of(sealed).read_bytes()
    return VersionFiles(attached(paper, "version.json"), sheet.text, paper, is_sealed=True)
