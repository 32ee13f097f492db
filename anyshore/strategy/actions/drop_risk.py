"""Drop a risk of an option."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.strategy.actions.rate_option import rate_option
from anyshore.strategy.events import RiskDropped
from anyshore.strategy.models import Assessment
from anyshore.strategy.policies import may_assess
from anyshore.strategy.queries.risks import locked_option, risk_in


@action
def drop_risk(*, actor: Actor, option_id: UUID, risk_id: UUID, at: datetime) -> Assessment:
    """The option has this risk no longer, and its own risk follows.

    Those who work for the client may. Refused: others (Forbidden), another option's risk (NotFound), an assessment
    that waits for a decision or is over (NotAllowed).
    """
    assessment, option = locked_option(actor, option_id)
    if not may_assess(actor):
        raise Forbidden()
    risk = risk_in(option, risk_id)
    name = risk.name
    deadlines.stop(subject=("risk", risk.id), at=at)
    risk.delete()
    rate_option(actor=actor, assessment=assessment, option=option, at=at)
    tell(RiskDropped(assessment_id=assessment.id, option_id=option.id, risk=name, at=at), actor=actor)
    return assessment
