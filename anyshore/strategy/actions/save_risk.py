"""Save a risk of an option."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.kit.refusals import ChoiceUnknown, TooMany
from anyshore.parties.queries import calendar, members
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.strategy.actions.rate_option import rate_option
from anyshore.strategy.events import RiskSaved
from anyshore.strategy.models import Assessment, Option, Risk
from anyshore.strategy.policies import may_assess
from anyshore.strategy.queries.risks import count_of, locked_option, risk_in
from anyshore.strategy.rules.risks import RISKS_OF_AN_OPTION, RiskTerms, checked_risk, look_due


@action
def save_risk(*, actor: Actor, option_id: UUID, terms: RiskTerms, risk_id: UUID | None = None, at: datetime) -> Risk:
    """The option has this risk, new or in the place of ``risk_id``; its own risk is the highest that is left after the
    measures, so a comparison made before must be made anew. After the decision only the risk is kept.

    Those who work for the client may. Refused: others (Forbidden), an assessment that waits for a decision or is over
    (NotAllowed), an owner who is no member (ChoiceUnknown), terms that cannot be taken (rules.risks), one too many
    (TooMany).
    """
    assessment, option = locked_option(actor, option_id)
    if not may_assess(actor):
        raise Forbidden()
    done = checked_risk(terms)
    if done.owner_id and done.owner_id not in {one.person_id for one in members(actor)}:
        raise ChoiceUnknown(field="owner_id", value=str(done.owner_id))
    if risk_id is None and count_of(option) >= RISKS_OF_AN_OPTION:
        raise TooMany(field="name", limit=RISKS_OF_AN_OPTION)
    risk = risk_in(option, risk_id) if risk_id else Risk(option=option, at=at)
    risk.kind, risk.name, risk.measure = done.kind, done.name, done.measure
    risk.likelihood, risk.effect = done.likelihood, done.effect
    risk.likelihood_after, risk.effect_after = done.likelihood_after, done.effect_after
    risk.owner_id, risk.review_on = done.owner_id, done.review_on
    risk.save()
    _clock(assessment, option, risk, at)
    rate_option(actor=actor, assessment=assessment, option=option, at=at)
    tell(RiskSaved(assessment_id=assessment.id, risk_id=risk.id, option_id=option.id, at=at), actor=actor)
    return risk


def _clock(assessment: Assessment, option: Option, risk: Risk, at: datetime) -> None:
    """When its day has passed, somebody is asked to look at it again."""
    deadlines.stop(subject=("risk", risk.id), at=at)
    if risk.review_on is not None:
        deadlines.start(
            verb="strategy.look_at_risk",
            subject=("risk", risk.id),
            due_at=look_due(risk.review_on, calendar(assessment.client_id).zone),
            at=at,
            args={"option_id": option.id, "risk_id": risk.id},
            remind=(),
        )
