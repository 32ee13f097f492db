"""Pass or waive a stage gate."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.strategy.events import GatePassed
from anyshore.strategy.models import GatePassage
from anyshore.strategy.policies import may_pass_gate
from anyshore.strategy.queries.deciding import gates_passed, locked_assessment
from anyshore.strategy.rules.assessments import GateOutcome
from anyshore.strategy.rules.decisions import GATED, check_gate, words


@action
def pass_gate(
    *,
    actor: Actor,
    assessment_id: UUID,
    gate: str,
    outcome: str,
    reason: str = "",
    evidence: str = "",
    file_ids: tuple[UUID, ...] = (),
    at: datetime,
) -> GatePassage:
    """The gate is behind: passed on evidence (links, numbers of things here, files), or waived for a reason.

    Those who may bind the client may. Refused: an assessment that is not compared yet (NotAllowed), a gate that is
    behind (GateBehind) or ahead of another (GateTooEarly), no evidence or no reason (TextMissing), files of others
    (Invalid).
    """
    assessment = locked_assessment(actor, assessment_id)
    if not may_pass_gate(actor):
        raise Forbidden()
    if assessment.state not in GATED:
        raise NotAllowed(kind="assessment", state=assessment.state, verb="pass_gate")
    check_gate(gate, outcome, gates_passed(assessment))
    waived = outcome == GateOutcome.WAIVED
    passage = GatePassage.objects.create(
        assessment=assessment,
        gate=gate,
        outcome=outcome,
        reason=words("reason", reason, needed=waived),
        evidence=words("evidence", evidence, needed=not waived and not file_ids),
        person_id=actor.acting_person,
        at=at,
    )
    files.attach(subject=("gate", passage.id), file_ids=file_ids, actor=actor, at=at)
    tell(GatePassed(assessment_id=assessment.id, gate=gate, outcome=outcome, at=at), actor=actor)
    return passage
