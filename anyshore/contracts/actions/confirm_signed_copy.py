"""Confirm that a copy signed outside is the same agreement."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import SignedCopyConfirmed
from anyshore.contracts.models import SignedCopy
from anyshore.contracts.policies import may_confirm_copy, side_of
from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.queries.signed_copies import copy_of
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


class CopyConfirmed(Refused):
    """The copy was confirmed before."""

    code = "copy_confirmed"


@action
def confirm_signed_copy(*, actor: Actor, agreement_id: UUID, copy_id: UUID, at: datetime) -> SignedCopy:
    """Both sides agree that this PDF, to the byte, is the agreement of its version, signed outside.

    Whoever may commit the side that did not upload it. Refused: others (Forbidden), a copy that is not of this
    agreement (NotFound), a second time (CopyConfirmed).
    """
    agreement = locked_agreement(actor, agreement_id)
    found = copy_of(agreement, copy_id)
    side = side_of(actor, agreement)
    if side is None or actor.person_id is None or not may_confirm_copy(actor, agreement, found.side):
        raise Forbidden()
    if found.confirmed_at is not None:
        raise CopyConfirmed()
    found.confirmed_by_id, found.confirmed_at = actor.person_id, at
    found.save(update_fields=["confirmed_by", "confirmed_at"])
    told = SignedCopyConfirmed(
        agreement_id=agreement.id, side=side, version=found.version.number, sha256=found.sha256, at=at
    )
    tell(told, actor=actor)
    return found
