"""The cause of a missed service level was not reported in time."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.events import CauseMissing
from anyshore.delivery.models import LevelResult
from anyshore.delivery.queries.levels import levels_of, result_with_agreement_locked
from anyshore.delivery.rules.levels import NothingToReport
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import is_clock
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def miss_cause(*, actor: Actor, result_id: UUID, at: datetime) -> LevelResult:
    """Both sides are told that the report is overdue; it can still be written.

    The clock alone. Refused: others (Forbidden), a cause that stands (NothingToReport).
    """
    found = result_with_agreement_locked(actor, result_id)
    if not is_clock(actor):
        raise Forbidden()
    if found.cause:
        raise NothingToReport()
    measure = levels_of(found.period.agreement).each[found.place - 1].measure
    period = found.period
    tell(CauseMissing(agreement_id=period.agreement_id, period=period.starts_on, measure=measure, at=at), actor=actor)
    return found
