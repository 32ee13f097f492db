"""Record what was decided on an assessment: an inner verb."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from anyshore.kit.actor import Actor
from anyshore.kit.chains import version_hash
from anyshore.plumbing.actions import action
from anyshore.plumbing.state import move
from anyshore.strategy.actions.freeze_baseline import freeze_baseline
from anyshore.strategy.models import Assessment, Decision, Option
from anyshore.strategy.queries.cases import case_of, inputs_of
from anyshore.strategy.queries.deciding import decided_before
from anyshore.strategy.rules.decisions import DecisionTerms


@action
def record_decision(
    *,
    actor: Actor,
    assessment: Assessment,
    option: Option,
    terms: DecisionTerms,
    review_at: datetime | None = None,
    at: datetime,
) -> Decision:
    """The baseline is frozen, the inputs and the result are kept with a hash, earlier decisions are superseded.

    For the verbs that decide; they have loaded and permitted.
    """
    for before in decided_before(assessment):
        move(before, "supersede", actor=actor, at=at)
    baseline = freeze_baseline(actor=actor, activity_id=assessment.activity_id, why=f"A-{assessment.number}", at=at)
    content: dict[str, Any] = {
        "inputs": inputs_of(assessment, case_of(assessment)),
        "result": assessment.result,
        "option": str(option.id),
        "drivers": list(terms.drivers),
        "reason": terms.reason,
    }
    return Decision.objects.create(
        assessment=assessment,
        option=option,
        drivers=list(terms.drivers),
        reason=terms.reason,
        freed_for=terms.freed_for,
        decider_id=actor.acting_person,
        baseline=baseline,
        content=content,
        hash=version_hash(baseline.hash, content),
        review_at=review_at,
        at=at,
    )
