"""Answer a question to leave something out."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.policies import side_of
from anyshore.delivery.events import ExclusionAnswered
from anyshore.delivery.models import LevelExclusion
from anyshore.delivery.policies import may_open_work
from anyshore.delivery.queries.levels import exclusion_with_agreement_locked, levels_of
from anyshore.delivery.rules.levels import PeriodClosed, PeriodState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def answer_exclusion(*, actor: Actor, exclusion_id: UUID, agree: str, at: datetime) -> LevelExclusion:
    """The other side agrees (``agree`` yes), so that it does not count, or counts as asked; or it declines.

    Those of the side that was asked who bind it. Refused: others, and the side that asked (Forbidden), a period that
    is closed (PeriodClosed), one that is answered (NotAllowed).
    """
    found = exclusion_with_agreement_locked(actor, exclusion_id)
    period = found.period
    side = side_of(actor, period.agreement)
    if side is None or str(side) == found.side or not may_open_work(actor, period.agreement):
        raise Forbidden()
    if period.state not in (PeriodState.RUNNING, PeriodState.READING):
        raise PeriodClosed(until=period.closed_at)
    agreed = agree == "yes"
    move(found, "agree" if agreed else "decline", actor=actor, at=at, write={"answered_at": at})
    told = ExclusionAnswered(
        agreement_id=period.agreement_id,
        period=period.starts_on,
        measure=levels_of(period.agreement).each[found.place - 1].measure,
        words=found.words,
        side=str(side),
        agreed=agreed,
        at=at,
    )
    tell(told, actor=actor)
    return found
