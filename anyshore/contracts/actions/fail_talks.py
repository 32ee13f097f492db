"""The days of talks are over, and nothing was agreed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import TalksFailed
from anyshore.contracts.models import HardshipTalks
from anyshore.contracts.policies import may_lapse
from anyshore.contracts.queries.hardship import talks_with_agreement_locked
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def fail_talks(*, actor: Actor, talks_id: UUID, at: datetime) -> HardshipTalks:
    """Either side may end the agreement with the notice of the clause; until then the old terms stand.

    The clock alone. Refused: others (Forbidden), talks that do not run (NotAllowed).
    """
    found, agreement = talks_with_agreement_locked(actor, talks_id)
    if not may_lapse(actor):
        raise Forbidden()
    move(found, "fail", actor=actor, at=at, write={"over_at": at})
    told = TalksFailed(agreement_id=agreement.pk, talks_id=talks_id, side=found.side, days=found.end_days, at=at)
    tell(told, actor=actor)
    return found
