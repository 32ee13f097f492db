"""Submit the time sheet of a week."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules import LIVE
from anyshore.delivery.events import SheetSubmitted
from anyshore.delivery.models import Sheet
from anyshore.delivery.policies import may_submit_sheet
from anyshore.delivery.queries.sheets import bill_of, lines_of, minutes_in, sheet_with_agreement_locked
from anyshore.delivery.rules import NotLive
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.rules import is_clock
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def submit_sheet(*, actor: Actor, sheet_id: UUID, at: datetime) -> Sheet:
    """The sheet waits for the client until Friday 23:59 UTC of the week after; at that instant silence approves it.

    Those of the provider who work; the clock. Refused: others (Forbidden), an agreement that does not run (NotLive), a
    sheet without hours (Invalid), or one that is submitted or over (NotAllowed).
    """
    sheet = sheet_with_agreement_locked(actor, sheet_id)
    agreement = sheet.agreement
    if not may_submit_sheet(actor, agreement):
        raise Forbidden()
    if agreement.state not in LIVE:
        raise NotLive(state=agreement.state)
    move(sheet, "submit", actor=actor, at=at, write={"submitted_at": at})
    minutes, worth = minutes_in(sheet), bill_of(sheet, lines_of(agreement))
    if not worth.rows:
        raise Invalid(field="hours", reason="empty")
    deadlines.stop(subject=("sheet", sheet_id), verb="delivery.close_week", at=at)
    deadlines.start(
        verb="payments.approve_by_silence",
        subject=("sheet", sheet_id),
        due_at=max(sheet.review_until, at),
        at=at,
        args={"sheet_id": sheet_id},
    )
    told = SheetSubmitted(
        agreement_id=agreement.pk,
        sheet_id=sheet_id,
        week=sheet.week,
        minutes=minutes,
        worth_minor=worth.payable_minor,
        currency=agreement.currency,
        review_until=sheet.review_until,
        by="clock" if is_clock(actor) else "person",
        at=at,
    )
    tell(told, actor=actor)
    return sheet
