"""Answer a bidder who asked for a review."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.events import ReviewAnswered
from anyshore.sourcing.models import AwardReview
from anyshore.sourcing.policies import may_answer_review
from anyshore.sourcing.queries.loading import locked_proposal
from anyshore.sourcing.rules.tenders import WORDS_LIMIT
from anyshore.sourcing.rules.terms import text


@action
def answer_review(*, actor: Actor, proposal_id: UUID, answer: str, at: datetime) -> AwardReview:
    """The answer stands on record, the clock is stopped, and the bidder is told.

    The person named for it may, also after the deadline has passed unnoticed by the clock. Refused: others
    (Forbidden), no wish (NotFound), one that is answered or lapsed (NotAllowed), no words (TextMissing).
    """
    request, proposal = locked_proposal(actor, proposal_id)
    row = AwardReview.objects.filter(proposal=proposal).first()
    if row is None:
        raise NotFound()
    if not may_answer_review(actor, request, row.reviewer_id):
        raise Forbidden()
    said = text(answer, "answer", WORDS_LIMIT, least=1)
    move(row, "answer", actor=actor, at=at, write={"answer": said, "answered_at": at})
    deadlines.stop(subject=("proposal", proposal.id), verb="sourcing.lapse_review", at=at)
    tell(ReviewAnswered(proposal_id=proposal.id, request_id=request.id, at=at), actor=actor)
    return row
