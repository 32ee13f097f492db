"""The time of a block is over, and the provider keeps what was not used."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.exits.actions.end_agreement import end_agreement
from anyshore.exits.rules import EndKind
from anyshore.kit.actor import Actor
from anyshore.payments.actions.release_rest import release_rest
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.payments.models import Block


@action
def close_block(*, actor: Actor, block_id: UUID, at: datetime) -> Block:
    """What is held for hours that were not used is paid to the provider, as both signed, and the agreement has
    expired.

    The clock alone. Refused: an agreement that does not run, money on hold.
    """
    block = release_rest(actor=actor, block_id=block_id, at=at)
    end_agreement(actor=actor, agreement_id=block.agreement_id, kind=EndKind.EXPIRED, at=at)
    return block
