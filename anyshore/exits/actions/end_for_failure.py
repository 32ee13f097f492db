"""End an agreement because a service level failed chronically."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.rules import AgreementState, Side
from anyshore.delivery.queries.levels import chronic_levels
from anyshore.exits.actions.give_notice import NoticeRunning
from anyshore.exits.events import NoticeGiven
from anyshore.exits.models import Notice
from anyshore.exits.policies import may_give_notice, side_of
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.kit.ids import new_id
from anyshore.kit.workdays import add_calendar_days
from anyshore.parties.queries import calendar
from anyshore.payments.rules.refusals import ReasonMissing
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


class NothingFailed(Refused):
    """No service level has failed chronically."""

    code = "nothing_failed"


@action
def end_for_failure(*, actor: Actor, agreement_id: UUID, reason: str, at: datetime) -> Notice:
    """The agreement ends for cause when the next day where the provider sits is over, whatever the terms' notice: what is
    in review keeps its own instant.

    The client's people who bind it, once a service level has failed chronically. Refused: others (Forbidden), no such
    failure (NothingFailed), no reason (ReasonMissing), a notice that runs already (NoticeRunning).
    """
    agreement = locked_agreement(actor, agreement_id)
    if (
        actor.person_id is None
        or not may_give_notice(actor, agreement)
        or side_of(actor, agreement) is not Side.CLIENT
    ):
        raise Forbidden()
    failed = chronic_levels(agreement)
    if not failed:
        raise NothingFailed()
    if not reason.strip():
        raise ReasonMissing(field="reason")
    if agreement.state == AgreementState.ENDING:
        raise NoticeRunning()
    notice = Notice.objects.create(
        id=new_id(),
        agreement_id=agreement_id,
        side=str(Side.CLIENT),
        reason=reason.strip(),
        given_by_id=actor.person_id,
        at=at,
        effective_at=add_calendar_days(at, 1, calendar(agreement.provider_id).zone),
    )
    move(agreement, "give_notice", actor=actor, at=at, why=notice.reason)
    deadlines.start(
        verb="exits.end_by_notice",
        subject=("notice", notice.pk),
        due_at=notice.effective_at,
        at=at,
        args={"notice_id": notice.pk},
    )
    told = NoticeGiven(
        agreement_id=agreement_id,
        notice_id=notice.pk,
        side=notice.side,
        reason=notice.reason,
        effective_at=notice.effective_at.isoformat(),
        at=at,
    )
    tell(told, actor=actor)
    return notice
