"""Question an entry of a submitted time sheet."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.events import EntryQuestioned
from anyshore.delivery.models import Entry
from anyshore.delivery.policies import may_review_sheet
from anyshore.delivery.queries.sheets import entry_with_agreement_locked
from anyshore.delivery.rules.sheets import SheetState, checked_entry_note, must_be_in_review
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def ask_about_entry(*, actor: Actor, entry_id: UUID, words: str, at: datetime) -> Entry:
    """The entry has an open question: it is neither approved nor paid until the client drops it.

    Those who may commit the client. Refused: others (Forbidden), a sheet that is not submitted (NotAllowed), after its
    review (SheetReviewOver), no words, or an entry that takes minutes back (Invalid).
    """
    entry = entry_with_agreement_locked(actor, entry_id)
    sheet = entry.sheet
    if not may_review_sheet(actor, sheet.agreement):
        raise Forbidden()
    must_be_in_review(SheetState(sheet.state), sheet.review_until, at)
    said = checked_entry_note(words)
    if not said or entry.corrects_id is not None:
        raise Invalid(field="words", reason="empty" if not said else "choice")
    entry.question, entry.answer = said, ""
    entry.save(update_fields=["question", "answer"])
    told = EntryQuestioned(
        agreement_id=sheet.agreement_id,
        sheet_id=sheet.pk,
        week=sheet.week,
        entry_id=entry_id,
        day=entry.day,
        minutes=entry.minutes,
        words=said,
        at=at,
    )
    tell(told, actor=actor)
    return entry
