"""Take a submitted time sheet back to change it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.events import SheetTakenBack
from anyshore.delivery.models import Sheet
from anyshore.delivery.policies import may_enter_hours
from anyshore.delivery.queries.sheets import sheet_with_agreement_locked
from anyshore.delivery.rules.sheets import SHEET, SheetClosed, SheetState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def take_back_sheet(*, actor: Actor, sheet_id: UUID, at: datetime) -> Sheet:
    """The sheet can be changed again until Monday 12:00 UTC, when it is submitted by itself.

    Those of the provider who work. Refused: others (Forbidden), after that instant (SheetClosed), a sheet that is not
    submitted (NotAllowed).
    """
    sheet = sheet_with_agreement_locked(actor, sheet_id)
    if not may_enter_hours(actor, sheet.agreement):
        raise Forbidden()
    SHEET.after(SheetState(sheet.state), "take_back")
    if at >= sheet.edit_until:
        raise SheetClosed(state=str(sheet.state), until=sheet.edit_until)
    move(sheet, "take_back", actor=actor, at=at, write={"submitted_at": None})
    deadlines.stop(subject=("sheet", sheet_id), at=at)
    deadlines.start(
        verb="delivery.close_week",
        subject=("sheet", sheet_id),
        due_at=sheet.edit_until,
        at=at,
        args={"sheet_id": sheet_id},
    )
    tell(SheetTakenBack(agreement_id=sheet.agreement_id, sheet_id=sheet_id, week=sheet.week, at=at), actor=actor)
    return sheet
