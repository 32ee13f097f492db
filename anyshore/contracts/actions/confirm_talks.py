"""Say too what the other side says that both have agreed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import TalksAgreed
from anyshore.contracts.models import HardshipTalks
from anyshore.contracts.policies import may_talk, side_of
from anyshore.contracts.queries.hardship import hardship_rule, talks_with_agreement_locked
from anyshore.contracts.rules.hardship import TALKS, NothingSaid, TalksState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def confirm_talks(*, actor: Actor, talks_id: UUID, settlement: str, at: datetime) -> HardshipTalks:
    """Both have agreed: the talks are over, and nobody may end the agreement for them any more. New terms still take
    both signatures. ``settlement`` are the very words that were read.

    The side that did not write them, its people who bind it, also once the days are over. Refused: others (Forbidden),
    talks that were agreed, withdrawn or overtaken (NotAllowed), an agreement that is over (NoHardship), nothing that
    the other side said, or other words by now (NothingSaid).
    """
    found, agreement = talks_with_agreement_locked(actor, talks_id)
    side = side_of(actor, agreement)
    if side is None or not may_talk(actor, agreement):
        raise Forbidden()
    TALKS.after(TalksState(found.state), "agree")
    hardship_rule(agreement)
    if not found.settled_by or found.settled_by == side or found.settlement != settlement:
        raise NothingSaid()
    move(found, "agree", actor=actor, at=at, write={"over_at": at})
    deadlines.stop(subject=("hardship_talks", talks_id), at=at)
    told = TalksAgreed(
        agreement_id=agreement.pk, talks_id=talks_id, side=found.side, by=side, words=found.settlement, at=at
    )
    tell(told, actor=actor)
    return found
