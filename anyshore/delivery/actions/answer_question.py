"""Answer the client's question about an entry."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.events import EntryAnswered
from anyshore.delivery.models import Entry
from anyshore.delivery.policies import may_enter_hours
from anyshore.delivery.queries.sheets import entry_with_agreement_locked
from anyshore.delivery.rules.sheets import SheetState, checked_entry_note, must_be_in_review
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def answer_question(*, actor: Actor, entry_id: UUID, words: str, minutes: int | None = None, at: datetime) -> Entry:
    """The client reads the answer, and fewer ``minutes`` where some were too many; the question stays open until the
    client drops it.

    Those of the provider who work. Refused: others (Forbidden), a sheet that is not submitted (NotAllowed), after its
    review (SheetReviewOver), no words, no open question, or more minutes than there were (Invalid).
    """
    entry = entry_with_agreement_locked(actor, entry_id)
    sheet = entry.sheet
    if not may_enter_hours(actor, sheet.agreement):
        raise Forbidden()
    must_be_in_review(SheetState(sheet.state), sheet.review_until, at)
    said = checked_entry_note(words)
    if not said or not entry.question:
        raise Invalid(field="words", reason="empty")
    if minutes is not None and not 1 <= minutes <= entry.minutes:
        raise Invalid(field="minutes", reason="range", low=1, high=entry.minutes)
    entry.answer, entry.minutes = said, minutes or entry.minutes
    entry.save(update_fields=["answer", "minutes"])
    told = EntryAnswered(
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
