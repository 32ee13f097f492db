"""The days of a notice are over."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.exits.actions.end_agreement import end_agreement
from anyshore.exits.actions.wind_down import wind_down
from anyshore.exits.events import EndPutOff
from anyshore.exits.queries import lock_notice, waiting
from anyshore.exits.rules import EndKind, NoticeState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import is_clock
from anyshore.payments.actions.cut_month import cut_month
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement


@action
def end_by_notice(*, actor: Actor, notice_id: UUID, at: datetime) -> Agreement:
    """The agreement has ended by notice; if work handed in by then is still in review, or hours recorded by then wait
    for an answer, all else has, and it waits.

    The clock alone. The month of a retainer that runs is cut at this day. What was not handed in is stopped and its
    money goes back; a review and an answer keep their own instant, money on hold waits for the operator, and the end
    comes with the last of them. Refused: a notice that does not run any more.
    """
    notice, agreement = lock_notice(actor, notice_id)
    if not is_clock(actor):
        raise Forbidden()
    if notice.state != NoticeState.RUNNING:
        raise NotAllowed(kind="notice", state=str(notice.state), verb="take_effect")
    cut_month(actor=actor, agreement_id=agreement.pk, at=at)
    kept = waiting(agreement.pk, submitted_until=notice.effective_at, at=at)
    if not kept:
        return end_agreement(actor=actor, agreement_id=agreement.pk, kind=EndKind.NOTICE, reason=notice.reason, at=at)
    deadlines.stop(subject=("notice", notice_id), at=at)
    deadlines.start(
        verb="exits.end_by_notice",
        subject=("notice", notice_id),
        due_at=max(kept.values()),
        at=at,
        args={"notice_id": notice_id},
        remind=(),
    )
    wind_down(actor=actor, agreement_id=agreement.pk, but=frozenset(kept), why=notice.reason, at=at)
    tell(EndPutOff(agreement_id=agreement.pk, until=max(kept.values()).isoformat(), at=at), actor=actor)
    return agreement
