"""Ask to look at a risk again: its day has passed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import is_clock
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.strategy.events import RiskLookDue
from anyshore.strategy.models import Risk
from anyshore.strategy.queries.risks import WATCHED, locked_option, risk_in


@action
def look_at_risk(*, actor: Actor, option_id: UUID, risk_id: UUID, at: datetime) -> Risk:
    """The owner of the risk, or those who work for the client, are asked to look at it again.

    Only the clock may, when its day has passed. Refused: a risk that was taken out (NotFound), an assessment that is
    over (NotAllowed).
    """
    assessment, option = locked_option(actor, option_id)
    if not is_clock(actor):
        raise Forbidden()
    risk = risk_in(option, risk_id)
    if assessment.state not in WATCHED:
        raise NotAllowed(kind="assessment", state=assessment.state, verb="look_at_risk")
    told = RiskLookDue(assessment_id=assessment.id, risk_id=risk.id, risk=risk.name, owner_id=risk.owner_id, at=at)
    tell(told, actor=actor)
    return risk
