"""Answer a question about a request."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import QuestionAnswered
from anyshore.sourcing.models import Question
from anyshore.sourcing.policies import may_answer_question
from anyshore.sourcing.queries.loading import locked_question
from anyshore.sourcing.rules.refusals import RequestNotOpen
from anyshore.sourcing.rules.states import RequestState
from anyshore.sourcing.rules.terms import text

LIMIT = 4_000


class AlreadyAnswered(Refused):
    """The question has its answer: bidders rely on it, so it does not change."""

    code = "already_answered"


@action
def answer_question(*, actor: Actor, question_id: UUID, answer: str, at: datetime) -> Question:
    """The answer stands below its question for all who see the request, and every bidder is told.

    Those who work for the client may. Refused: a second answer (AlreadyAnswered), an empty one (TextMissing), a
    request that is not open (RequestNotOpen).
    """
    request, question = locked_question(actor, question_id)
    if not may_answer_question(actor, request):
        raise Forbidden()
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    if question.answered_at is not None:
        raise AlreadyAnswered()
    question.answer, question.answered_at = text(answer, "answer", LIMIT, least=1), at
    question.save(update_fields=["answer", "answered_at"])
    deadlines.stop(subject=("question", question.id), at=at)
    tell(QuestionAnswered(request_id=request.id, question_id=question.id, at=at), actor=actor)
    return question
