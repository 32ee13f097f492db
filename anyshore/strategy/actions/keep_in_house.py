"""Keep the activity in house."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.strategy.actions.record_decision import record_decision
from anyshore.strategy.events import KeptInHouse
from anyshore.strategy.models import Decision
from anyshore.strategy.policies import may_decide
from anyshore.strategy.queries.cases import options_of
from anyshore.strategy.queries.deciding import locked_assessment, option_in
from anyshore.strategy.rules.decisions import DecisionTerms, check_option, checked_decision


@action
def keep_in_house(
    *,
    actor: Actor,
    assessment_id: UUID,
    version: int,
    terms: DecisionTerms,
    option_id: UUID | None = None,
    at: datetime,
) -> Decision:
    """The work stays: as now, or by an improved option. The reason, the baseline and the inputs are kept.

    Those who may bind the client may, also before it was put up. Refused: another version (Stale), an assessment that
    is not compared (NotAllowed), an option by which the work leaves (NotThisWay), no reason (rules.decisions).
    """
    assessment = locked_assessment(actor, assessment_id, version)
    if not may_decide(actor):
        raise Forbidden()
    option = option_in(assessment, option_id) if option_id else options_of(assessment)[0]
    check_option(option.kind, leaves=False)
    done = checked_decision(terms, leaves=False)
    move(assessment, "keep", actor=actor, at=at, why=done.reason)
    decision = record_decision(actor=actor, assessment=assessment, option=option, terms=done, at=at)
    tell(KeptInHouse(assessment_id=assessment.id, option=option.kind, hash=decision.hash, at=at), actor=actor)
    return decision
