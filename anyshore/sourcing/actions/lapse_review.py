"""Let a review lapse: the named person did not answer in time."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.events import ReviewLapsed
from anyshore.sourcing.models import AwardReview
from anyshore.sourcing.policies import may_let_time_pass
from anyshore.sourcing.queries.loading import locked_proposal


@action
def lapse_review(*, actor: Actor, proposal_id: UUID, at: datetime) -> AwardReview:
    """It stands on record that nobody answered, and both sides are told.

    Only the clock may, at the deadline. Refused: no wish (NotFound), one that was answered (NotAllowed).
    """
    request, proposal = locked_proposal(actor, proposal_id)
    if not may_let_time_pass(actor):
        raise Forbidden()
    row = AwardReview.objects.filter(proposal=proposal).first()
    if row is None:
        raise NotFound()
    move(row, "lapse", actor=actor, at=at)
    tell(ReviewLapsed(proposal_id=proposal.id, request_id=request.id, at=at), actor=actor)
    return row
