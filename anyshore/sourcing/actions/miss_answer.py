"""Let the day of an answer pass."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import QuestionMissed
from anyshore.sourcing.models import Question
from anyshore.sourcing.policies import may_let_time_pass
from anyshore.sourcing.queries.loading import locked_question
from anyshore.sourcing.rules.states import RequestState


@action
def miss_answer(*, actor: Actor, question_id: UUID, at: datetime) -> Question:
    """The question stands as one the client did not answer in time, and whoever asked is told; it may be answered
    still.

    Only the clock may. Refused: a question that has its answer, or whose request has ended (NotAllowed).
    """
    request, question = locked_question(actor, question_id)
    if not may_let_time_pass(actor):
        raise Forbidden()
    if question.answered_at or question.missed_at or request.state != RequestState.OPEN:
        raise NotAllowed(kind="question", state="answered" if question.answered_at else request.state, verb="miss")
    question.missed_at = at
    question.save(update_fields=["missed_at"])
    tell(QuestionMissed(request_id=request.id, question_id=question.id, at=at), actor=actor)
    return question
