"""Pay what the provider keeps of a block that comes to its end."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.ledger.actions.post import post
from anyshore.parties.rules import is_clock
from anyshore.payments.actions.release_slice import release_slice
from anyshore.payments.queries.hours import block_with_purse
from anyshore.payments.rules.refusals import MoneyOnHold, NotRunning
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.payments.models import Block


@action
def release_rest(*, actor: Actor, block_id: UUID, at: datetime) -> Block:
    """All that is still held for the block is the provider's, less the fee, as the offer said of hours not used.

    Inner: exits' close_block ends the agreement with it. The clock alone. Refused: an agreement that does not run,
    money on hold.
    """
    block, purse = block_with_purse(actor, block_id)
    if not is_clock(actor):
        raise Forbidden()
    part = purse.part(block.milestone_id)
    if not purse.is_live:
        raise NotRunning(state=str(purse.agreement.state))
    if part.is_on_hold:
        raise MoneyOnHold(milestone=part.position)
    if part.is_held:
        postings = release_slice(actor=actor, purse=purse, part=part, amount_minor=part.held_minor, at=at)
        post(actor=actor, at=at, postings=postings)
    return block
