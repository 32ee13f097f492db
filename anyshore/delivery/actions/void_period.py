"""Stop measuring: the agreement ends within a period."""

from __future__ import annotations

from datetime import datetime

from anyshore.delivery.events import PeriodVoid
from anyshore.delivery.models import LevelPeriod
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def void_period(*, actor: Actor, period: LevelPeriod, at: datetime) -> None:
    """Nothing is measured in the period that runs, and no clock runs on it.

    Inner: payments settles levels at an end. For verbs that have locked the agreement and permitted the actor.
    Refused: a period that is over (NotAllowed).
    """
    move(period, "void", actor=actor, at=at)
    deadlines.stop(subject=("level_period", period.pk), at=at)
    tell(PeriodVoid(agreement_id=period.agreement_id, period=period.starts_on, at=at), actor=actor)
