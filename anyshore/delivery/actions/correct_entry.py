"""Take approved minutes back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules import LIVE
from anyshore.delivery.actions.open_sheet import open_sheet
from anyshore.delivery.events import EntryCorrected
from anyshore.delivery.models import Entry
from anyshore.delivery.policies import may_enter_hours
from anyshore.delivery.queries.sheets import entry_with_agreement_locked, taken_back
from anyshore.delivery.rules import NotLive
from anyshore.delivery.rules.sheets import MoreThanCounted, NoteMissing, SheetClosed, SheetState, checked_entry_note
from anyshore.delivery.rules.weeks import week_at
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def correct_entry(*, actor: Actor, entry_id: UUID, minutes: int, reason: str, at: datetime) -> Entry:
    """So many minutes of an approved entry are taken back in the sheet of this week, which both sides read with the
    reason; what was approved stays as it was. What was paid by the hour goes first, then what a retainer covered,
    which is left of it again this month.

    Those of the provider who work. Refused: others (Forbidden), an agreement that does not run (NotLive), an entry
    that is not approved (NotAllowed), this week's sheet submitted (SheetClosed), no reason (NoteMissing), or
    more than was paid (MoreThanCounted).
    """
    entry = entry_with_agreement_locked(actor, entry_id)
    agreement = entry.sheet.agreement
    if actor.person_id is None or not may_enter_hours(actor, agreement):
        raise Forbidden()
    if agreement.state not in LIVE:
        raise NotLive(state=agreement.state)
    if entry.sheet.state != SheetState.APPROVED:
        raise NotAllowed(kind="sheet", state=str(entry.sheet.state), verb="correct")
    said, taken = checked_entry_note(reason), taken_back(entry)
    left = max(entry.billed_minutes, 0) - taken
    if not said:
        raise NoteMissing(field="reason")
    if not 1 <= minutes <= left:
        raise MoreThanCounted(field="minutes", low=1, high=left)
    sheet = open_sheet(actor=actor, agreement=agreement, week=week_at(at), at=at)
    if sheet.state != SheetState.OPEN:
        raise SheetClosed(state=str(sheet.state), until=sheet.edit_until)
    made = Entry.objects.create(
        sheet=sheet,
        line=entry.line,
        person_id=entry.person_id,
        day=at.date(),
        minutes=-minutes,
        covered_minutes=-min(minutes, max(0, minutes - max(0, entry.billed_minutes - entry.covered_minutes - taken))),
        note=said,
        at=at,
        corrects=entry,
    )
    told = EntryCorrected(
        agreement_id=agreement.pk,
        sheet_id=sheet.pk,
        week=sheet.week,
        entry_id=entry_id,
        minutes=minutes,
        reason=said,
        at=at,
    )
    tell(told, actor=actor)
    return made
