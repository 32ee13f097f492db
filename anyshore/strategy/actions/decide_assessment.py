"""Decide for an option."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed, Refused
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.strategy.actions.record_decision import record_decision
from anyshore.strategy.events import AssessmentDecided
from anyshore.strategy.models import Assessment, Decision, Option
from anyshore.strategy.policies import may_decide
from anyshore.strategy.queries.approving import decision_approval
from anyshore.strategy.queries.deciding import cost_of, locked_assessment, option_in
from anyshore.strategy.rules.assessments import AssessmentState
from anyshore.strategy.rules.decisions import DecisionTerms, check_option, checked_decision, review_at


class ApprovalMissing(Refused):
    """The client's own rules want ``needed`` people to agree to this very option first."""

    code = "approval_missing"


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
    an option by which nothing leaves (NotThisWay: keep it in house), no driver or no reason (rules.decisions), an
    option to which the client's own people must agree and have not (ApprovalMissing).
    """
    assessment = locked_assessment(actor, assessment_id, version)
    if not may_decide(actor):
        raise Forbidden()
    option = option_in(assessment, option_id)
    check_option(option.kind, leaves=True)
    done = checked_decision(terms, leaves=True)
    _must_be_approved(actor, assessment, option)
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


def _must_be_approved(actor: Actor, assessment: Assessment, option: Option) -> None:
    if assessment.state != AssessmentState.PUT_UP:
        raise NotAllowed(kind="assessment", state=assessment.state, verb="decide")
    about = decision_approval(
        actor,
        assessment_id=assessment.id,
        inputs_hash=assessment.inputs_hash,
        option_id=option.id,
        amount=cost_of(assessment, option),
    )
    if about.needed and about.missing:
        raise ApprovalMissing(needed=about.needed.needed)
