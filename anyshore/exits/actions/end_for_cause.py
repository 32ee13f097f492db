"""Let an agreement end for a cause that a side has."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from anyshore.contracts.actions.plan_duties import plan_duties
from anyshore.contracts.rules import AgreementState, Side
from anyshore.exits.actions.give_notice import NoticeRunning
from anyshore.exits.events import NoticeGiven
from anyshore.exits.models import Notice
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.workdays import add_calendar_days, last_day
from anyshore.parties.queries import calendar
from anyshore.payments.rules.refusals import ReasonMissing
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement


@action
def end_for_cause(
    *, actor: Actor, agreement: Agreement, side: Side, person_id: UUID, reason: str, days: int = 1, at: datetime
) -> Notice:
    """The agreement ends when the next day where the other side sits is over, or so many ``days``, whatever the terms'
    notice: what is in review keeps its own instant, and duties run to that day.

    For this domain's own verbs, which have locked the agreement, permitted the actor and found the cause. Refused: no
    reason (ReasonMissing), a notice that runs already (NoticeRunning).
    """
    if not reason.strip():
        raise ReasonMissing(field="reason")
    if agreement.state == AgreementState.ENDING:
        raise NoticeRunning()
    other_id = agreement.provider_id if side is Side.CLIENT else agreement.client_id
    notice = Notice.objects.create(
        id=new_id(),
        agreement_id=agreement.pk,
        side=str(side),
        reason=reason.strip(),
        given_by_id=person_id,
        at=at,
        effective_at=add_calendar_days(at, days, calendar(other_id).zone),
    )
    move(agreement, "give_notice", actor=actor, at=at, why=notice.reason)
    deadlines.start(
        verb="exits.end_by_notice",
        subject=("notice", notice.pk),
        due_at=notice.effective_at,
        at=at,
        args={"notice_id": notice.pk},
    )
    by_notice = last_day(notice.effective_at, ZoneInfo(calendar(agreement.client_id).zone))
    ends_on = min(by_notice, agreement.ends_on or by_notice)
    plan_duties(actor=actor, agreement=agreement, ends_on=ends_on, at=at)
    told = NoticeGiven(
        agreement_id=agreement.pk,
        notice_id=notice.pk,
        side=notice.side,
        reason=notice.reason,
        effective_at=notice.effective_at.isoformat(),
        at=at,
    )
    tell(told, actor=actor)
    return notice
