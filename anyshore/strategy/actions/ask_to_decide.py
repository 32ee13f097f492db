"""Ask the client's own people to agree to a decision."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.approvals.actions.ask_approval import ask_approval
from anyshore.approvals.rules import Kind
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.plumbing.actions import action
from anyshore.strategy.policies import may_assess
from anyshore.strategy.queries.approving import decision_approval
from anyshore.strategy.queries.deciding import cost_of, locked_assessment, option_in
from anyshore.strategy.rules.assessments import AssessmentState
from anyshore.strategy.rules.decisions import check_option

if TYPE_CHECKING:
    from anyshore.approvals.models import Approval


@action
def ask_to_decide(*, actor: Actor, assessment_id: UUID, option_id: UUID, words: str = "", at: datetime) -> Approval:
    """Those whom the client's rule names are asked to agree to this option, on the inputs as they stand.

    Those who work for the client may. Refused: others (Forbidden), an assessment that is not put up (NotAllowed), an
    option by which nothing leaves (NotThisWay), and what ``ask_approval`` refuses.
    """
    assessment = locked_assessment(actor, assessment_id)
    if not may_assess(actor):
        raise Forbidden()
    if assessment.state != AssessmentState.PUT_UP:
        raise NotAllowed(kind="assessment", state=assessment.state, verb="ask")
    option = option_in(assessment, option_id)
    check_option(option.kind, leaves=True)
    about = decision_approval(
        actor,
        assessment_id=assessment.id,
        inputs_hash=assessment.inputs_hash,
        option_id=option.id,
        amount=cost_of(assessment, option),
    )
    return ask_approval(
        actor=actor,
        kind=Kind.DECISION,
        subject=about.subject,
        title=assessment.title,
        path=f"/decide/assessments/{assessment.number}/",
        amount=about.amount,
        fingerprint=about.fingerprint,
        words=words,
        at=at,
    )
