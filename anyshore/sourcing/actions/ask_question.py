"""Ask the client something about a request."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import QuestionAsked
from anyshore.sourcing.models import Question
from anyshore.sourcing.policies import may_ask_question
from anyshore.sourcing.queries.clearance import must_be_cleared
from anyshore.sourcing.queries.loading import is_related, locked_request
from anyshore.sourcing.rules.clocks import answer_by, is_over
from anyshore.sourcing.rules.refusals import OwnRequest, ProposalsClosed, RequestNotOpen
from anyshore.sourcing.rules.states import RequestState
from anyshore.sourcing.rules.terms import text

LIMIT = 2_000


@action
def ask_question(*, actor: Actor, request_id: UUID, question: str, at: datetime) -> Question:
    """The question stands beside the request for all who see it; who asked is not shown. The client's answer has a
    day.

    Those who work for a provider may, while proposals are taken. Refused: the client's own people (OwnRequest), an
    empty question (TextMissing), who has not signed the confidentiality text (NdaUnsigned), a request that takes no
    proposals (RequestNotOpen, ProposalsClosed).
    """
    request = locked_request(actor, request_id)
    if is_related(actor, request):
        raise OwnRequest()
    if not may_ask_question(actor, request):
        raise Forbidden()
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    if is_over(request.proposals_until, at):
        raise ProposalsClosed(until=request.proposals_until)
    must_be_cleared(actor, request)
    asked = text(question, "question", LIMIT, least=1)
    until = answer_by(at, request.proposals_until or at, calendar(request.client_id))
    row = Question.objects.create(
        request=request, asker_id=actor.acting_organisation, text=asked, at=at, answer_by=until
    )
    deadlines.start(
        verb="sourcing.miss_answer", subject=("question", row.id), due_at=until, at=at, args={"question_id": row.id}
    )
    tell(QuestionAsked(request_id=request.id, question_id=row.id, at=at), actor=actor)
    return row
