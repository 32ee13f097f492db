"""Give notice to end an agreement."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from anyshore.contracts.actions.plan_duties import plan_duties
from anyshore.contracts.queries import locked_agreement, terms_of
from anyshore.contracts.rules import AgreementState, Side
from anyshore.exits.events import NoticeGiven
from anyshore.exits.models import Notice
from anyshore.exits.policies import may_give_notice, side_of
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
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


class NoNoticeInTerms(Refused):
    """The terms know no notice: the agreement can be cancelled before work is handed in, or ended by consent."""

    code = "no_notice_in_terms"


class NoticeRunning(Refused):
    """Notice was given already."""

    code = "notice_running"


@action
def give_notice(*, actor: Actor, agreement_id: UUID, reason: str, at: datetime) -> Notice:
    """The agreement ends when the terms' notice days are over, counted where the other side sits.

    Either side's people who bind it, with a reason. Until then work goes on; work that was handed in by then keeps
    its review and is paid when accepted; the rest goes back. Refused: no reason, terms without notice, a notice
    that runs already.
    """
    agreement = locked_agreement(actor, agreement_id)
    side = side_of(actor, agreement)
    if side is None or actor.person_id is None or not may_give_notice(actor, agreement):
        raise Forbidden()
    if not reason.strip():
        raise ReasonMissing(field="reason")
    if agreement.state == AgreementState.ENDING:
        raise NoticeRunning()
    days = terms_of(agreement).notice_days
    if days is None:
        raise NoNoticeInTerms()
    other_id = agreement.provider_id if side is Side.CLIENT else agreement.client_id
    notice = Notice.objects.create(
        id=new_id(),
        agreement_id=agreement_id,
        side=str(side),
        reason=reason.strip(),
        given_by_id=actor.person_id,
        at=at,
        effective_at=add_calendar_days(at, max(days, 1), calendar(other_id).zone),
    )
    move(agreement, "give_notice", actor=actor, at=at, why=notice.reason)
    _start_clock(notice, at)
    plan_duties(actor=actor, agreement=agreement, ends_on=_last_day(agreement, notice), at=at)
    tell(
        NoticeGiven(
            agreement_id=agreement_id,
            notice_id=notice.pk,
            side=notice.side,
            reason=notice.reason,
            effective_at=notice.effective_at.isoformat(),
            at=at,
        ),
        actor=actor,
    )
    return notice


def _last_day(agreement: Agreement, notice: Notice) -> date:
    """The last day by the notice, or by the terms where that is earlier."""
    by_notice = last_day(notice.effective_at, ZoneInfo(calendar(agreement.client_id).zone))
    return min(by_notice, agreement.ends_on or by_notice)


def _start_clock(notice: Notice, at: datetime) -> None:
    deadlines.start(
        verb="exits.end_by_notice",
        subject=("notice", notice.pk),
        due_at=notice.effective_at,
        at=at,
        args={"notice_id": notice.pk},
    )
