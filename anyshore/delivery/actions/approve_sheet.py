"""Approve the time sheet of a week."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules import LIVE
from anyshore.delivery.events import SheetApproved
from anyshore.delivery.models import Entry, Sheet
from anyshore.delivery.policies import may_approve_sheet
from anyshore.delivery.queries.sheets import bill_of, credit_before, lines_of, sheet_with_agreement_locked
from anyshore.delivery.rules import AcceptedBy, NotLive
from anyshore.delivery.rules.sheets import SHEET, SheetState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.parties.rules import is_clock
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


class SheetReviewRuns(Refused):
    """Silence approves at ``until``, not before."""

    code = "sheet_review_runs"


@action
def approve_sheet(*, actor: Actor, sheet_id: UUID, at: datetime) -> Sheet:
    """The entries without an open question are approved, each with what it is worth; the rest is not paid.

    Inner: payments' approve_hours pays it. Those who may commit the client, or the clock at the instant at which
    silence approves; from then on it is silence that has approved, whoever carries it out. Refused: others
    (Forbidden), an agreement that does not run (NotLive), the clock before that instant (SheetReviewRuns), a sheet
    that is not submitted (NotAllowed).
    """
    sheet = sheet_with_agreement_locked(actor, sheet_id)
    agreement = sheet.agreement
    if not may_approve_sheet(actor, agreement):
        raise Forbidden()
    if agreement.state not in LIVE:
        raise NotLive(state=agreement.state)
    SHEET.after(SheetState(sheet.state), "approve")
    silent = at >= sheet.review_until
    if is_clock(actor) and not silent:
        raise SheetReviewRuns(until=sheet.review_until)
    worth = bill_of(sheet, lines_of(agreement))
    by = AcceptedBy.SILENCE if silent else AcceptedBy.PERSON
    facts = {
        "decided_at": sheet.review_until if silent else at,
        "decided_by": str(by),
        "decider_id": None if silent else actor.person_id,
        "credit_before_minor": credit_before(sheet),
        "total_minor": worth.total_minor,
        "payable_minor": worth.payable_minor,
    }
    move(sheet, "approve", actor=actor, at=at, write=facts)
    rows = {one.key: one for one in worth.rows}
    entries = list(Entry.objects.filter(pk__in=rows))
    for entry in entries:
        one = rows[entry.pk]
        entry.billed_minutes, entry.amount_minor, entry.covered_minutes = one.minutes, one.amount_minor, one.covered
    Entry.objects.bulk_update(entries, ["billed_minutes", "amount_minor", "covered_minutes"])
    deadlines.stop(subject=("sheet", sheet_id), at=at)
    told = SheetApproved(
        agreement_id=agreement.pk,
        sheet_id=sheet_id,
        week=sheet.week,
        by=str(by),
        minutes=sum(one.minutes for one in worth.rows),
        payable_minor=worth.payable_minor,
        currency=agreement.currency,
        at=at,
    )
    tell(told, actor=actor)
    return sheet
