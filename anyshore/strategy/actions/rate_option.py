"""Let an option's own risk follow from its risks."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotAllowed
from anyshore.plumbing.actions import action
from anyshore.strategy.models import Assessment, Option
from anyshore.strategy.models.deciding import reopen
from anyshore.strategy.queries.risks import CHANGEABLE, is_open, left_of


@action
def rate_option(*, actor: Actor, assessment: Assessment, option: Option, at: datetime) -> Option:
    """While nothing is decided, the option's risk is the highest that is left of its risks, and the assessment is a
    draft again; without risks it keeps what was entered. What was decided stays as it was.

    Called by the verbs that change a risk, which have permitted it and locked the assessment. Refused: an assessment
    that waits for a decision or is over (NotAllowed).
    """
    if assessment.state not in CHANGEABLE:
        raise NotAllowed(kind="assessment", state=assessment.state, verb="change")
    if is_open(assessment):
        reopen(assessment, actor=actor, at=at)
        option.risk = left_of(option) or option.risk
        option.save(update_fields=["risk"])
    return option
