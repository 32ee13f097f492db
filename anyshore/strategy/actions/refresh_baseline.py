"""Take the figures of an assessment from the inventory again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.strategy.events import AssessmentDescribed
from anyshore.strategy.models import Assessment, Option
from anyshore.strategy.models.deciding import reopen, write_option
from anyshore.strategy.policies import may_assess
from anyshore.strategy.queries.cases import as_now
from anyshore.strategy.queries.deciding import locked_assessment
from anyshore.strategy.rules.estimates import OptionKind
from anyshore.strategy.rules.terms import OptionTerms


@action
def refresh_baseline(*, actor: Actor, assessment_id: UUID, version: int, at: datetime) -> Assessment:
    """In-house as now, the volume, people and months are those of the inventory today; the assessment is a draft
    again.

    Those who work for the client may. Refused: another version (Stale), an assessment that is put up or decided
    (NotAllowed).
    """
    assessment = locked_assessment(actor, assessment_id, version)
    if not may_assess(actor):
        raise Forbidden()
    reopen(assessment, actor=actor, at=at)
    activity = assessment.activity
    lines, people = as_now(activity)
    volume = activity.volume or 0
    assessment.volume_low = assessment.volume_likely = assessment.volume_high = volume
    assessment.unit, assessment.people_milli = activity.volume_unit, people
    assessment.needed, assessment.available = activity.needed, activity.available
    assessment.save()
    option = Option.objects.get(assessment=assessment, position=0)
    terms = OptionTerms(kind=OptionKind.IN_HOUSE, lines=lines, kept_milli=people, risk=option.risk)
    write_option(option, terms)
    tell(AssessmentDescribed(assessment_id=assessment.id, at=at), actor=actor)
    return assessment
