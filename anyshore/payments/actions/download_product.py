"""Take a file of a ready product that was bought."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.payments.events import ProductDownloaded
from anyshore.payments.models import Download
from anyshore.payments.queries.products import buyers_file
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def download_product(*, actor: Actor, number: int, file_id: UUID, at: datetime) -> Download:
    """It is on record for both sides that this person took this file, with the hash of its bytes.

    The buyer's people, once the money is held and as long as it was not paid back. Refused: everybody else, a file
    that is none of the version bought (NotFound).
    """
    agreement, ref = buyers_file(actor, number, file_id)
    taken = Download.objects.create(
        agreement=agreement,
        attachment_id=file_id,
        name=ref.name,
        sha256=ref.sha256,
        person_id=actor.acting_person,
        at=at,
    )
    told = ProductDownloaded(
        agreement_id=agreement.pk, currency=agreement.currency, file=ref.name, sha256=ref.sha256, at=at
    )
    tell(told, actor=actor)
    return taken
