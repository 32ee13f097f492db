"""Be content with an entry that was questioned."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.events import QuestionDropped
from anyshore.delivery.models import Entry
from anyshore.delivery.policies import may_review_sheet
from anyshore.delivery.queries.sheets import entry_with_agreement_locked
from anyshore.delivery.rules.sheets import SheetState, must_be_in_review
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def drop_question(*, actor: Actor, entry_id: UUID, at: datetime) -> Entry:
    """The entry has no open question any more, and is approved with its sheet.

    Those who may commit the client. Refused: others (Forbidden), a sheet that is not submitted (NotAllowed), after its
    review (SheetReviewOver), an entry without a question (Invalid).
    """
    entry = entry_with_agreement_locked(actor, entry_id)
    sheet = entry.sheet
    if not may_review_sheet(actor, sheet.agreement):
        raise Forbidden()
    must_be_in_review(SheetState(sheet.state), sheet.review_until, at)
    if not entry.question:
        raise Invalid(field="entry", reason="choice")
    entry.question = ""
    entry.save(update_fields=["question"])
    told = QuestionDropped(
        agreement_id=sheet.agreement_id,
        sheet_id=sheet.pk,
        week=sheet.week,
        entry_id=entry_id,
        day=entry.day,
        minutes=entry.minutes,
        at=at,
    )
    tell(told, actor=actor)
    return entry
