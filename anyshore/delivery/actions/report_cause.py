"""Report the cause of a missed service level."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.actions.close_period import MISSED
from anyshore.delivery.events import CauseReported
from anyshore.delivery.models import LevelResult
from anyshore.delivery.policies import may_enter_for_others
from anyshore.delivery.queries.levels import levels_of, result_with_agreement_locked
from anyshore.delivery.rules.levels import LONGEST_CAUSE, NothingToReport, checked_said
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def report_cause(*, actor: Actor, result_id: UUID, words: str, at: datetime) -> LevelResult:
    """Both sides read why the level was missed and what is done about it; late, it is still reported.

    Those who may commit the provider. Refused: others (Forbidden), a level that was not missed or whose cause stands
    (NothingToReport), no words (Invalid).
    """
    found = result_with_agreement_locked(actor, result_id)
    period = found.period
    if actor.person_id is None or not may_enter_for_others(actor, period.agreement):
        raise Forbidden()
    if found.result not in MISSED or found.cause:
        raise NothingToReport()
    said = checked_said(words, longest=LONGEST_CAUSE, needed=True)
    found.cause, found.cause_at, found.cause_by_id = said, at, actor.person_id
    found.save(update_fields=["cause", "cause_at", "cause_by"])
    deadlines.stop(subject=("level_result", found.pk), at=at)
    told = CauseReported(
        agreement_id=period.agreement_id,
        period=period.starts_on,
        measure=levels_of(period.agreement).each[found.place - 1].measure,
        words=said,
        at=at,
    )
    tell(told, actor=actor)
    return found
