"""Compare the options of an assessment."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.kit.money import MAX_MINOR, AmountTooLarge
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.strategy.events import OptionsCompared
from anyshore.strategy.models import Assessment
from anyshore.strategy.policies import may_assess
from anyshore.strategy.queries.cases import case_of, hash_of, inputs_of, strategy_of
from anyshore.strategy.queries.deciding import locked_assessment
from anyshore.strategy.queries.ratings import field_of
from anyshore.strategy.rules.results import plain, work_out


class NothingToCompare(Refused):
    """In-house as now stands alone: add an option."""

    code = "nothing_to_compare"


@action
def compare_options(*, actor: Actor, assessment_id: UUID, at: datetime) -> Assessment:
    """Costs, bands, break-even, points and the recommendation are worked out, and the weights are locked.

    Those who work for the client may. Refused: one option only (NothingToCompare), sums beyond what money may be
    (AmountTooLarge), an assessment that is no draft (NotAllowed).
    """
    assessment = locked_assessment(actor, assessment_id)
    if not may_assess(actor):
        raise Forbidden()
    assessment.matrix_field = field_of(assessment.activity_id)
    case = case_of(assessment)
    if len(case.options) < 2:
        raise NothingToCompare()
    result = work_out(case, assessment.weights, strategy_of(assessment))
    if max(one.cost.high for one in result.outcomes.values()) > MAX_MINOR:
        raise AmountTooLarge(maximum_minor=MAX_MINOR)
    written = {
        "result": plain(result),
        "inputs_hash": hash_of(inputs_of(assessment, case)),
        "matrix_field": assessment.matrix_field,
        "compared_at": assessment.compared_at or at,
    }
    move(assessment, "compare", actor=actor, at=at, write=written)
    advised = next(one.kind for one in case.options if one.key == result.advice.key)
    told = OptionsCompared(assessment_id=assessment.id, advised=advised, inputs_hash=assessment.inputs_hash, at=at)
    tell(told, actor=actor)
    return assessment
