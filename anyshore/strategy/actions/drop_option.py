"""Drop an option of an assessment."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.strategy.events import OptionDropped
from anyshore.strategy.models import Assessment
from anyshore.strategy.models.deciding import reopen
from anyshore.strategy.policies import may_assess
from anyshore.strategy.queries.deciding import locked_assessment, option_in


class AsNowStays(Refused):
    """In-house as now is what every other option is compared with."""

    code = "as_now_stays"


@action
def drop_option(*, actor: Actor, assessment_id: UUID, version: int, option_id: UUID, at: datetime) -> Assessment:
    """The option and its lines are gone; the assessment is a draft again.

    Those who work for the client may. Refused: another version (Stale), in-house as now (AsNowStays), an assessment
    that is put up or decided (NotAllowed).
    """
    assessment = locked_assessment(actor, assessment_id, version)
    if not may_assess(actor):
        raise Forbidden()
    option = option_in(assessment, option_id)
    if option.position == 0:
        raise AsNowStays()
    reopen(assessment, actor=actor, at=at)
    tell(OptionDropped(assessment_id=assessment.id, kind=option.kind, at=at), actor=actor)
    option.delete()
    return assessment
