"""Take agreed hours from their block and pay them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.ledger.actions.post import post
from anyshore.parties.rules import is_clock
from anyshore.payments.actions.release_slice import release_slice
from anyshore.payments.events import DrawAgreed
from anyshore.payments.policies import may_answer_draw
from anyshore.payments.queries.hours import block_of, draw_with_purse
from anyshore.payments.rules.hours import worth
from anyshore.payments.rules.refusals import MoneyOnHold, NotRunning
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.payments.models import Draw


@action
def settle_draw(*, actor: Actor, draw_id: UUID, at: datetime) -> Draw:
    """The hours are drawn, and their share of the price goes to the provider, less the fee.

    Inner: exits' agree_draw also ends the agreement when the block is used up. The client's people who bind it, or the
    clock when they were silent. Refused: others (Forbidden), a draw that was answered (NotAllowed), an agreement that
    does not run, money on hold.
    """
    draw, purse = draw_with_purse(actor, draw_id)
    if not (is_clock(actor) or may_answer_draw(actor, purse.deal)):
        raise Forbidden()
    block = block_of(draw.agreement_id)
    part = purse.part(block.milestone_id)
    if not purse.is_live:
        raise NotRunning(state=str(purse.agreement.state))
    if part.is_on_hold:
        raise MoneyOnHold(milestone=part.position)
    amount = min(part.held_minor, worth(part.amount_minor, block.minutes, block.drawn, draw.minutes))
    answered = {
        "answered_at": at,
        "answered_by": "silence" if is_clock(actor) else "person",
        "released_minor": amount,
    }
    move(draw, "agree", actor=actor, at=at, write=answered)
    deadlines.stop(subject=("draw", draw_id), at=at)
    block.drawn += draw.minutes
    block.save(update_fields=["drawn"])
    told = DrawAgreed(
        agreement_id=draw.agreement_id,
        currency=purse.deal.currency,
        draw_id=draw_id,
        minutes=draw.minutes,
        amount_minor=amount,
        at=at,
    )
    tell(told, actor=actor)
    if amount:
        post(
            actor=actor,
            at=at,
            postings=release_slice(actor=actor, purse=purse, part=part, amount_minor=amount, at=at),
        )
    return draw
