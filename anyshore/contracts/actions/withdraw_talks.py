"""Ask for talks no more."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import TalksWithdrawn
from anyshore.contracts.models import HardshipTalks
from anyshore.contracts.policies import may_withdraw_talks
from anyshore.contracts.queries.hardship import talks_with_agreement_locked
from anyshore.contracts.rules.hardship import TALKS, TalksOver, TalksState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def withdraw_talks(*, actor: Actor, talks_id: UUID, at: datetime) -> HardshipTalks:
    """The talks are over, nothing changes, and nobody may end the agreement for them.

    The side that asked, its people who bind it, before their days are over. Refused: others (Forbidden), talks that
    do not run (NotAllowed), after their last day (TalksOver).
    """
    found, agreement = talks_with_agreement_locked(actor, talks_id)
    if not may_withdraw_talks(actor, agreement, found.side):
        raise Forbidden()
    TALKS.after(TalksState(found.state), "withdraw")
    if at >= found.until:
        raise TalksOver(since=found.until)
    move(found, "withdraw", actor=actor, at=at, write={"over_at": at})
    deadlines.stop(subject=("hardship_talks", talks_id), at=at)
    tell(TalksWithdrawn(agreement_id=agreement.pk, talks_id=talks_id, side=found.side, at=at), actor=actor)
    return found
