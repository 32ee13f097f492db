"""Open the time sheet of a week."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from anyshore.contracts.queries import signed_at_of
from anyshore.delivery.models import Sheet
from anyshore.delivery.queries.sheets import sheet_of_week
from anyshore.delivery.rules.weeks import edit_until, review_until
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement


@action
def open_sheet(*, actor: Actor, agreement: Agreement, week: date, at: datetime) -> Sheet:
    """The week has its sheet, and a clock that submits it on Monday 12:00 UTC after it (where it was over before both
    had signed, after the week that follows the signature's); the same again changes nothing.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: nothing.
    """
    there = sheet_of_week(agreement.pk, week)
    if there is not None:
        there.agreement = agreement
        return there
    signed_at = signed_at_of(agreement)
    sheet = Sheet.objects.create(
        agreement=agreement,
        week=week,
        at=at,
        edit_until=edit_until(week, signed_at),
        review_until=review_until(week, signed_at),
    )
    deadlines.start(
        verb="delivery.close_week",
        subject=("sheet", sheet.pk),
        due_at=max(sheet.edit_until, at),
        at=at,
        args={"sheet_id": sheet.pk},
    )
    return sheet
