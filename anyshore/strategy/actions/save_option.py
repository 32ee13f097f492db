"""Save an option of an assessment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.kit.refusals import ChoiceUnknown, TooMany
from anyshore.parties.queries import own_organisation
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.strategy.events import OptionSaved
from anyshore.strategy.models import Assessment, Option
from anyshore.strategy.models.deciding import reopen, write_option
from anyshore.strategy.policies import may_assess
from anyshore.strategy.queries.cases import lies_at, shared_with
from anyshore.strategy.queries.deciding import locked_assessment, next_position, option_in
from anyshore.strategy.rules.assessments import OPTION_LIMIT, RISKS
from anyshore.strategy.rules.estimates import OptionKind
from anyshore.strategy.rules.terms import OptionTerms, completed_option


@action
def save_option(
    *,
    actor: Actor,
    assessment_id: UUID,
    version: int,
    terms: OptionTerms,
    option_id: UUID | None = None,
    at: datetime,
) -> Assessment:
    """The assessment has this option, new or in the place of ``option_id``; it is a draft again, to be compared anew.
    Without a risk of its own it has the usual one of the distance at which its country really lies.

    Those who work for the client may. Refused: another version than the one looked at (Stale), an assessment that is
    put up or decided (NotAllowed), terms that cannot be taken (rules.terms), a second in-house as now or that one
    turned into something else (ChoiceUnknown), and one option too many (TooMany).
    """
    assessment = locked_assessment(actor, assessment_id, version)
    if not may_assess(actor):
        raise Forbidden()
    option = option_in(assessment, option_id) if option_id else _new(assessment)
    as_now = option.position == 0
    if as_now != (terms.kind == OptionKind.IN_HOUSE):
        raise ChoiceUnknown(field="kind", value=terms.kind)
    done = completed_option(terms, assessment.horizon)
    client = own_organisation(actor)
    if terms.risk is None:
        done = replace(done, risk=RISKS[lies_at(client, done.kind, done.country, at.date())])
    if as_now and done.kept_milli is None:
        done = replace(done, kept_milli=assessment.people_milli)
    reopen(assessment, actor=actor, at=at)
    option.shared_minutes = shared_with(client, done.kind, done.country, at.date())
    write_option(option, done)
    tell(OptionSaved(assessment_id=assessment.id, option_id=option.id, kind=done.kind, at=at), actor=actor)
    return assessment


def _new(assessment: Assessment) -> Option:
    position = next_position(assessment)
    if position > OPTION_LIMIT:
        raise TooMany(field="options", limit=OPTION_LIMIT)
    return Option(assessment=assessment, position=position)
