"""Approve a week's time sheet and pay for it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.queries import current_content
from anyshore.contracts.rules.lines import Rest
from anyshore.delivery.actions.approve_sheet import approve_sheet
from anyshore.delivery.rules.weeks import next_week, week_at
from anyshore.kit.actor import Actor
from anyshore.ledger.actions.post import post
from anyshore.ledger.rules import Posting
from anyshore.payments.actions.add_to_week import add_to_week
from anyshore.payments.actions.pay_week import pay_week
from anyshore.payments.actions.release_week import release_week
from anyshore.payments.actions.use_credits import use_credits
from anyshore.payments.models import WeeklyHolding
from anyshore.payments.queries.purse import Purse, is_by_invoice, purse_of
from anyshore.payments.queries.weeks import held_for, holding_of_week
from anyshore.payments.rails import rail
from anyshore.payments.rules.credits import Lowered, parts_of
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.delivery.models import Sheet


@action
def approve_hours(*, actor: Actor, sheet_id: UUID, at: datetime) -> Sheet:
    """What the sheet is worth goes to the provider, less the fee, out of what is held for its week; the rest goes
    back, or on to the next week where both signed so. Open service credits come off it first.

    Where nothing is held ahead (by invoice, or promises between the parties) what is short is owed at once; where
    money is held, it stays due until the client pays it (pay_sheet). Who may approve is delivery's to say. Refused: as
    approve_sheet refuses.
    """
    sheet = approve_sheet(actor=actor, sheet_id=sheet_id, at=at)
    purse = purse_of(sheet.agreement)
    holding = holding_of_week(sheet.agreement_id, sheet.week)
    off = use_credits(
        actor=actor, purse=purse, kind=Lowered.WEEK, subject_id=holding.pk, most_minor=sheet.payable_minor, at=at
    )
    done = parts_of(held_for(holding), sheet.payable_minor, off)
    postings: list[Posting] = []
    if off:
        holding.credit_minor = off
        holding.save()
    if held_for(holding):
        carried_to = _carried_to(purse, sheet, done.unused_minor, at)
        postings += release_week(
            actor=actor,
            purse=purse,
            holding=holding,
            done=done,
            carried_to=carried_to.week if carried_to else None,
            at=at,
        )
        if carried_to is not None:
            room = current_content(sheet.agreement).lines.week_minor - carried_to.funded_minor
            amount = min(done.unused_minor, room)
            postings += add_to_week(actor=actor, purse=purse, holding=carried_to, amount_minor=amount, at=at)
    if done.due_minor and (is_by_invoice(purse) or rail(purse.deal.rail).PROMISES):
        charged = purse_of(sheet.agreement)  # what was released above has borne its fee
        postings += pay_week(actor=actor, purse=charged, holding=holding, amount_minor=done.due_minor, at=at)
    if postings:
        post(actor=actor, at=at, postings=postings)
    return sheet


def _carried_to(purse: Purse, sheet: Sheet, rest_minor: int, at: datetime) -> WeeklyHolding | None:
    """The first week to come that still needs money; None where what is left goes back."""
    lines = current_content(sheet.agreement).lines
    if not rest_minor or lines.rest is not Rest.CARRY or not purse.is_live:
        return None
    week = max(next_week(sheet.week), week_at(at))
    for _ in range(4):
        holding = holding_of_week(sheet.agreement_id, week)
        if holding.settled_at is None and holding.funded_minor < lines.week_minor:
            return holding
        week = next_week(week)
    return None
