"""Reads of prepaid hours: a block, its draws, and loading for actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Sum

from anyshore.catalogue.rules.packages import Unused
from anyshore.contracts.models import Agreement
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.payments.models import Block, Draw
from anyshore.payments.queries.purse import Purse, purse_of_agreement
from anyshore.payments.rules import DrawState
from anyshore.payments.rules.hours import CLOSED_BEFORE_THE_END, NoBlock
from anyshore.payments.rules.silence import OpenBlock, WaitingDraw


@dataclass(frozen=True, slots=True)
class DrawRow:
    """Hours drawn or waiting, as both sides see them; ``released`` is what they cost, once agreed."""

    id: UUID
    minutes: int
    worked_on: date
    words: str
    ticket: str
    state: DrawState
    author: str
    at: datetime
    answer_until: datetime
    answered_at: datetime | None
    answered_by: str
    answer: str
    released: Money


@dataclass(frozen=True, slots=True)
class BlockPage:
    """A block with its draws, the last in front. ``waiting`` are minutes that wait for the client's answer."""

    agreement_id: UUID
    minutes: int
    drawn: int
    waiting: int
    unused: str
    ends_on: date | None
    draws: tuple[DrawRow, ...]

    @property
    def left(self) -> int:
        """Minutes that can still be drawn."""
        return self.minutes - self.drawn - self.waiting


def block_page(actor: Actor, agreement_id: UUID) -> BlockPage | None:
    """The block of an agreement that the actor sees; None for one that has none."""
    seen = Agreement.objects.visible_to(actor).filter(pk=agreement_id)
    block = Block.objects.filter(agreement__in=seen).select_related("agreement").first()
    if block is None:
        return None
    draws = [_row(one, block.agreement.currency) for one in Draw.objects.filter(block=block).select_related("author")]
    return BlockPage(
        agreement_id=agreement_id,
        minutes=block.minutes,
        drawn=block.drawn,
        waiting=waiting_minutes(block.pk),
        unused=block.unused,
        ends_on=block.agreement.ends_on,
        draws=tuple(sorted(draws, key=lambda one: one.at, reverse=True)),
    )


def open_block_of(actor: Actor, agreement_id: UUID, *, ends_at: datetime | None) -> OpenBlock:
    """The block of a running agreement that the actor sees, as silence sees it; NotFound for one that has none."""
    seen = Agreement.objects.visible_to(actor).filter(pk=agreement_id)
    block = Block.objects.filter(agreement__in=seen).select_related("agreement", "milestone").first()
    if block is None:
        raise NotFound()
    rows = Draw.objects.filter(block=block, state=DrawState.RECORDED).order_by("answer_until", "id")
    keeps = block.unused == Unused.KEEP and ends_at is not None
    return OpenBlock(
        price=Money(block.milestone.amount_minor, block.agreement.currency),
        minutes=block.minutes,
        drawn=block.drawn,
        waiting=tuple(WaitingDraw(row.minutes, row.words, row.answer_until) for row in rows),
        kept_at=ends_at - CLOSED_BEFORE_THE_END if keeps and ends_at else None,
    )


def draw_row(actor: Actor, draw_id: UUID) -> tuple[int, DrawRow]:
    """One draw that the actor sees, and the number of its agreement; NotFound otherwise."""
    seen = Agreement.objects.visible_to(actor)
    row = Draw.objects.filter(pk=draw_id, agreement__in=seen).select_related("author", "agreement").first()
    if row is None:
        raise NotFound()
    return row.agreement.number, _row(row, row.agreement.currency)


def agreement_of_draw(draw_id: UUID) -> UUID:
    """The agreement of a draw: for mails."""
    return Draw.objects.values_list("agreement_id", flat=True).get(pk=draw_id)


def block_of(agreement_id: UUID) -> Block:
    """The block of an agreement that is locked; NoBlock where there is none."""
    found = Block.objects.filter(agreement_id=agreement_id).first()
    if found is None:
        raise NoBlock()
    return found


def is_block(milestone_id: UUID) -> bool:
    """Whether a milestone is a block of prepaid hours."""
    return Block.objects.filter(milestone_id=milestone_id).exists()


def waiting_draws(agreement_id: UUID) -> list[Draw]:
    """The draws of an agreement that wait for the client's answer, in the order in which silence agrees to them."""
    rows = Draw.objects.filter(agreement_id=agreement_id, state=DrawState.RECORDED)
    return list(rows.select_related("block").order_by("answer_until", "id"))


def waiting_minutes(block_id: UUID) -> int:
    """Minutes that wait for the client's answer."""
    rows = Draw.objects.filter(block_id=block_id, state=DrawState.RECORDED)
    return int(rows.aggregate(total=Sum("minutes"))["total"] or 0)


def is_used_up(block_id: UUID) -> bool:
    """Whether every minute of a block was drawn."""
    return Block.objects.filter(pk=block_id, drawn=F("minutes")).exists()


def any_drawn(agreement_id: UUID) -> bool:
    """Whether hours of this agreement were drawn, or wait for an answer."""
    return Draw.objects.filter(agreement_id=agreement_id).exclude(state=DrawState.DENIED).exists()


def draw_with_purse(actor: Actor, draw_id: UUID) -> tuple[Draw, Purse]:
    """A draw under its agreement, which is locked first, with the agreement's money; NotFound otherwise."""
    found = Draw.objects.filter(pk=draw_id).values_list("agreement_id", flat=True).first()
    if found is None:
        raise NotFound()
    purse = purse_of_agreement(actor, found)
    return Draw.objects.get(pk=draw_id), purse


def block_with_purse(actor: Actor, block_id: UUID) -> tuple[Block, Purse]:
    """A block under its agreement, which is locked first, with the agreement's money; NotFound otherwise."""
    found = Block.objects.filter(pk=block_id).values_list("agreement_id", flat=True).first()
    if found is None:
        raise NotFound()
    purse = purse_of_agreement(actor, found)
    return Block.objects.get(pk=block_id), purse


def _row(row: Draw, currency: str) -> DrawRow:
    return DrawRow(
        id=row.pk,
        minutes=row.minutes,
        worked_on=row.worked_on,
        words=row.words,
        ticket=row.ticket,
        state=DrawState(row.state),
        author=row.author.name,
        at=row.at,
        answer_until=row.answer_until,
        answered_at=row.answered_at,
        answered_by=row.answered_by,
        answer=row.answer,
        released=Money(row.released_minor, currency),
    )
