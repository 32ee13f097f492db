"""Open a block of prepaid hours."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.catalogue.rules.packages import Unused
from anyshore.contracts.queries import terms_of
from anyshore.contracts.queries.orders import bought
from anyshore.contracts.rules.terms import ends_at
from anyshore.kit.actor import Actor
from anyshore.parties.queries import calendar
from anyshore.payments.events import BlockOpened
from anyshore.payments.models import Block
from anyshore.payments.queries.purse import purse_of_milestone
from anyshore.payments.rules.hours import CLOSED_BEFORE_THE_END
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def open_block(*, actor: Actor, milestone_id: UUID, at: datetime) -> Block:
    """The hours that were bought can be drawn until the agreement's last day. Where the provider keeps what is not
    used, a clock pays it just before; otherwise the last day itself pays it back.

    Inner: buy_package has permitted the actor and funded the milestone.
    """
    purse = purse_of_milestone(actor, milestone_id)
    agreement = purse.agreement
    purchase = bought(agreement.pk)
    block = Block.objects.create(
        agreement=agreement, milestone_id=milestone_id, minutes=purchase.hours * 60, unused=purchase.content.unused
    )
    end_on = terms_of(agreement).end_on
    if block.unused == Unused.KEEP and end_on is not None:
        deadlines.start(
            verb="exits.close_block",
            subject=("block", block.pk),
            due_at=ends_at(end_on, calendar(agreement.client_id).zone) - CLOSED_BEFORE_THE_END,
            at=at,
            args={"block_id": block.pk},
            remind=(),
        )
    told = BlockOpened(agreement_id=agreement.pk, currency=agreement.currency, minutes=block.minutes, at=at)
    tell(told, actor=actor)
    return block
