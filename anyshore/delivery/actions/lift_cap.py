"""Pay more of a line than its cap, in one week."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules.lines import MINUTES_A_WEEK
from anyshore.delivery.events import CapLifted
from anyshore.delivery.models import Sheet
from anyshore.delivery.policies import may_review_sheet
from anyshore.delivery.queries.sheets import lifted_in, lines_of, sheet_with_agreement_locked
from anyshore.delivery.rules.sheets import SheetState, cap_of, must_be_in_review
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def lift_cap(*, actor: Actor, sheet_id: UUID, line: int, minutes: int, at: datetime) -> Sheet:
    """Up to ``minutes`` of the line count in this week; it cannot be lowered again, since work relies on it.

    Those who may commit the client. Refused: others (Forbidden), a sheet that is approved or empty (NotAllowed), after
    its review (SheetReviewOver), a line that is none, or no more minutes than count already (Invalid).
    """
    sheet = sheet_with_agreement_locked(actor, sheet_id)
    if not may_review_sheet(actor, sheet.agreement):
        raise Forbidden()
    if sheet.state != SheetState.OPEN:
        must_be_in_review(SheetState(sheet.state), sheet.review_until, at)
    lines, lifted = lines_of(sheet.agreement), lifted_in(sheet)
    if not 1 <= line <= len(lines.time):
        raise Invalid(field="line", reason="range", low=1, high=len(lines.time))
    cap = cap_of(lines.time[line - 1], line, lifted)
    if not cap < minutes <= MINUTES_A_WEEK:
        raise Invalid(field="minutes", reason="range", low=cap + 1, high=MINUTES_A_WEEK)
    sheet.lifted = {str(place): value for place, value in {**lifted, line: minutes}.items()}
    sheet.save(update_fields=["lifted"])
    told = CapLifted(
        agreement_id=sheet.agreement_id, sheet_id=sheet_id, week=sheet.week, line=line, minutes=minutes, at=at
    )
    tell(told, actor=actor)
    return sheet
