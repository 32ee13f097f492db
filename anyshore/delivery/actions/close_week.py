"""A week's time for changes is over."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.actions.keep_timers import keep_timers
from anyshore.delivery.actions.submit_sheet import submit_sheet
from anyshore.delivery.events import SheetClosedEmpty
from anyshore.delivery.models import Sheet
from anyshore.delivery.queries.sheets import entries_of, sheet_with_agreement_locked
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import is_clock
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def close_week(*, actor: Actor, sheet_id: UUID, at: datetime) -> Sheet:
    """The sheet is submitted, or closed where nothing stands in it; what a running timer has of the week stands in it.

    The clock alone, on Monday 12:00 UTC. Refused: others (Forbidden), a sheet that is submitted or over (NotAllowed).
    """
    sheet = sheet_with_agreement_locked(actor, sheet_id)
    if not is_clock(actor):
        raise Forbidden()
    keep_timers(actor=actor, sheet=sheet, at=at)
    if entries_of(sheet):
        return submit_sheet(actor=actor, sheet_id=sheet_id, at=at)
    move(sheet, "close", actor=actor, at=at)
    deadlines.stop(subject=("sheet", sheet_id), at=at)
    tell(SheetClosedEmpty(agreement_id=sheet.agreement_id, sheet_id=sheet_id, week=sheet.week, at=at), actor=actor)
    return sheet
