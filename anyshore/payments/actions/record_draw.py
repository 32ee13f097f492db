"""Record hours worked from a prepaid block."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.queries import terms_of
from anyshore.contracts.rules.terms import ends_at
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar
from anyshore.payments.events import DrawRecorded
from anyshore.payments.models import Draw
from anyshore.payments.policies import may_submit
from anyshore.payments.queries.hours import block_of, waiting_minutes
from anyshore.payments.queries.purse import purse_of_agreement
from anyshore.payments.rules.hours import (
    DRAW_ANSWER_DAYS,
    TICKET_MAX,
    WORDS_MAX,
    BlockTooSmall,
    answer_until,
    checked_minutes,
    hours_text,
)
from anyshore.payments.rules.refusals import MoneyOnHold, NotRunning
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement


@action
def record_draw(
    *, actor: Actor, agreement_id: UUID, minutes: int, worked_on: date, words: str, ticket: str = "", at: datetime
) -> Draw:
    """The provider says that it has worked so many minutes; the client agrees or says no until an instant fixed now,
    and silence agrees.

    The provider's people who work. Refused: others (Forbidden), an agreement that is no block (NoBlock) or not
    running, money on hold, more than is left in the block (BlockTooSmall), no words, a day to come (Invalid).
    """
    purse = purse_of_agreement(actor, agreement_id)
    if actor.person_id is None or not may_submit(actor, purse.deal):
        raise Forbidden()
    block = block_of(agreement_id)
    if not purse.is_live:
        raise NotRunning(state=str(purse.agreement.state))
    part = purse.part(block.milestone_id)
    if part.is_on_hold:
        raise MoneyOnHold(milestone=part.position)
    said = " ".join(words.split())
    _must_be_fit(said, ticket, worked_on, at)
    left = block.minutes - block.drawn - waiting_minutes(block.pk)
    if checked_minutes(minutes) > left:
        raise BlockTooSmall(left=hours_text(left))
    draw = Draw.objects.create(
        block=block,
        agreement=purse.agreement,
        minutes=minutes,
        worked_on=worked_on,
        words=said,
        ticket=ticket.strip(),
        author_id=actor.person_id,
        at=at,
        answer_until=_until(purse.agreement, at),
    )
    deadlines.start(
        verb="exits.agree_draw_by_silence",
        subject=("draw", draw.pk),
        due_at=draw.answer_until,
        at=at,
        args={"draw_id": draw.pk},
    )
    told = DrawRecorded(
        agreement_id=agreement_id,
        currency=purse.deal.currency,
        draw_id=draw.pk,
        minutes=minutes,
        words=said,
        answer_until=draw.answer_until,
        at=at,
    )
    tell(told, actor=actor)
    return draw


def _must_be_fit(words: str, ticket: str, worked_on: date, at: datetime) -> None:
    if not words or len(words) > WORDS_MAX:
        raise Invalid(field="words", reason="empty" if not words else "too_long")
    if len(ticket.strip()) > TICKET_MAX:
        raise Invalid(field="ticket", reason="too_long")
    if worked_on > at.date():
        raise Invalid(field="worked_on", reason="future")


def _until(agreement: Agreement, at: datetime) -> datetime:
    theirs, end_on = calendar(agreement.client_id), terms_of(agreement).end_on
    end = ends_at(end_on, theirs.zone) if end_on else None
    return answer_until(add_working_days(at, DRAW_ANSWER_DAYS, theirs), end, at)
