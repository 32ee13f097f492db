"""Decide for an option."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.strategy.actions.record_decision import record_decision
from anyshore.strategy.events import AssessmentDecided
from anyshore.strategy.models import Decision
from anyshore.strategy.policies import may_decide
from anyshore.strategy.queries.deciding import locked_assessment, option_in
from anyshore.strategy.rules.decisions import DecisionTerms, check_option, checked_decision, review_at


@action
def decide_assessment(
    *,
    actor: Actor,
    assessment_id: UUID,
    version: int,
    option_id: UUID,
    terms: DecisionTerms,
    at: datetime,
) -> Decision:
    """The activity goes by this option: the baseline is frozen, the decision and its inputs are kept, earlier ones are
    superseded, and in six months the client is asked what came of it.

    Those who may bind the client may. Refused: another version (Stale), an assessment that is not put up (NotAllowed),
    an option by which nothing leaves (NotThisWay: keep it in house), no driver or no reason (rules.decisions).
    """
    assessment = locked_assessment(actor, assessment_id, version)
    if not may_decide(actor):
        raise Forbidden()
    option = option_in(assessment, option_id)
    check_option(option.kind, leaves=True)
    done = checked_decision(terms, leaves=True)
    move(assessment, "decide", actor=actor, at=at, why=done.reason)
    due = review_at(at)
    decision = record_decision(actor=actor, assessment=assessment, option=option, terms=done, review_at=due, at=at)
    deadlines.start(
        verb="strategy.ask_review",
        subject=("assessment", assessment.id),
        due_at=due,
        at=at,
        args={"assessment_id": assessment.id},
        remind=(),
    )
    tell(AssessmentDecided(assessment_id=assessment.id, option=option.kind, hash=decision.hash, at=at), actor=actor)
    return decision
