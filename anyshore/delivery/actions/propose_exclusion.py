"""Ask to leave something out of a level's period."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.policies import side_of
from anyshore.delivery.events import ExclusionProposed
from anyshore.delivery.models import LevelExclusion
from anyshore.delivery.policies import may_open_work
from anyshore.delivery.queries.levels import levels_of, period_with_agreement_locked
from anyshore.delivery.rules.levels import ExclusionState, PeriodClosed, PeriodState, checked_bps, checked_said
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def propose_exclusion(
    *, actor: Actor, period_id: UUID, place: int, words: str, value_bps: int | None = None, at: datetime
) -> LevelExclusion:
    """The other side is asked to leave the level out of the period, or (``value_bps``) to let this figure count, which
    is what it stands at without the time that is left out. No answer before the close declines.

    Those of either side who bind it. Refused: others (Forbidden), a period that is closed (PeriodClosed), another
    question about it that is open (NotAllowed), a level that is none, no words, no such figure (Invalid).
    """
    period = period_with_agreement_locked(actor, period_id)
    side = side_of(actor, period.agreement)
    if side is None or actor.person_id is None or not may_open_work(actor, period.agreement):
        raise Forbidden()
    if period.state not in (PeriodState.RUNNING, PeriodState.READING):
        raise PeriodClosed(until=period.closed_at)
    levels = levels_of(period.agreement).each
    if not 1 <= place <= len(levels):
        raise Invalid(field="place", reason="range", low=1, high=len(levels))
    said = checked_said(words, needed=True)
    open_ones = LevelExclusion.objects.filter(period=period, place=place, state=ExclusionState.PROPOSED)
    if open_ones.exists():
        raise NotAllowed(kind="level_exclusion", state=ExclusionState.PROPOSED, verb="propose")
    made = LevelExclusion.objects.create(
        period=period,
        place=place,
        side=str(side),
        words=said,
        value_bps=checked_bps(value_bps, "value"),
        author_id=actor.person_id,
        at=at,
    )
    told = ExclusionProposed(
        agreement_id=period.agreement_id,
        period=period.starts_on,
        measure=levels[place - 1].measure,
        words=said,
        side=str(side),
        at=at,
    )
    tell(told, actor=actor)
    return made
