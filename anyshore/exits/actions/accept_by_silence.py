"""Nobody answered in time: the submission is accepted at the stated instant."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.exits.actions.accept_milestone import accept_milestone
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import is_clock
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.delivery.models import Submission


@action
def accept_by_silence(*, actor: Actor, submission_id: UUID, at: datetime) -> Submission:
    """What accept_milestone makes true, dated at the end of the review period whenever this runs.

    The clock alone. Refused: a submission that somebody has answered, a review that still runs.
    """
    if not is_clock(actor):
        raise Forbidden()
    return accept_milestone(actor=actor, submission_id=submission_id, at=at)
