"""Begin an assessment."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.parties.queries import own_organisation
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.numbers import next_number
from anyshore.strategy.actions.compare_options import compare_options
from anyshore.strategy.actions.save_option import save_option
from anyshore.strategy.events import AssessmentBegun
from anyshore.strategy.models import Activity, Assessment, Option
from anyshore.strategy.models.deciding import write_frame, write_option
from anyshore.strategy.policies import may_assess
from anyshore.strategy.queries.cases import as_now, shared_with
from anyshore.strategy.queries.loading import locked_activity
from anyshore.strategy.rules.assessments import RISKS
from anyshore.strategy.rules.estimates import OptionKind
from anyshore.strategy.rules.terms import FrameTerms, LineTerms, OptionTerms, checked_frame


class ActivityWithoutCost(Refused):
    """The inventory does not say what the activity costs now, so there is nothing to compare with."""

    code = "activity_without_cost"
    status = 422


@action
def begin_assessment(
    *,
    actor: Actor,
    activity_id: UUID,
    frame: FrameTerms,
    options: tuple[OptionTerms, ...] = (),
    at: datetime,
) -> Assessment:
    """An assessment of the activity stands, with in-house as now from the inventory; with ``options``, it is compared.

    Those who work for the client may. Refused: an activity of somebody else (NotFound), one without a cost
    (ActivityWithoutCost), and terms that cannot be taken (rules.terms).
    """
    activity = locked_activity(actor, activity_id)
    if not may_assess(actor):
        raise Forbidden()
    lines, people = as_now(activity)
    if not lines:
        raise ActivityWithoutCost()
    assessment = _begun(actor, activity, checked_frame(frame), people, at)
    _write_as_now(assessment, actor, lines, people, at)
    tell(AssessmentBegun(assessment_id=assessment.id, activity_id=activity.id, at=at), actor=actor)
    for terms in options:
        save_option(actor=actor, assessment_id=assessment.id, version=assessment.version, terms=terms, at=at)
        assessment.refresh_from_db(fields=["version"])
    if options:
        return compare_options(actor=actor, assessment_id=assessment.id, at=at)
    return assessment


def _begun(actor: Actor, activity: Activity, frame: FrameTerms, people: int, at: datetime) -> Assessment:
    volume = activity.volume or 0
    assessment = Assessment(
        number=next_number("assessment"),
        client_id=actor.acting_organisation,
        author_id=actor.acting_person,
        activity=activity,
        title=activity.name,
        currency=activity.inventory.currency,
        unit=activity.volume_unit,
        people_milli=people,
        needed=activity.needed,
        available=activity.available,
        created_at=at,
    )
    assessment.volume_low = assessment.volume_likely = assessment.volume_high = volume
    write_frame(assessment, frame)
    assessment.save()
    return assessment


def _write_as_now(
    assessment: Assessment, actor: Actor, lines: tuple[LineTerms, ...], people: int, at: datetime
) -> None:
    kind = OptionKind.IN_HOUSE
    minutes = shared_with(own_organisation(actor), kind, "", at.date())
    option = Option(assessment=assessment, position=0, shared_minutes=minutes)
    write_option(option, OptionTerms(kind=kind, lines=lines, kept_milli=people, risk=RISKS[kind]))
