"""answer_question: once, for all."""

from __future__ import annotations

from uuid import uuid4

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import ANYONE, Role
from anyshore.sourcing.actions.answer_question import AlreadyAnswered, answer_question
from anyshore.sourcing.actions.ask_question import ask_question
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.queries.view import request_view
from anyshore.sourcing.rules.refusals import RequestNotOpen, TextMissing
from tests.factories import NOW, do, member_actor
from tests.sourcing.world import LATER, events, posted, provider, refused

pytestmark = pytest.mark.django_db


def asked():
    request, actor = posted()
    bidder = provider()
    return request, actor, bidder, do(ask_question, bidder, request_id=request.id, question="Any colour?")


def test_everybody_reads_the_answer_and_it_stays():
    request, actor, _, question = asked()
    do(answer_question, member_actor(actor.organisation_id), LATER, question_id=question.id, answer="Blue.")
    (row,) = request_view(ANYONE, request.number, at=NOW).questions
    assert (row.answer, row.answered_at) == ("Blue.", LATER)
    assert events(request)[-1] == "QuestionAnswered"
    with refused(AlreadyAnswered):
        do(answer_question, actor, question_id=question.id, answer="Red.")


def test_the_client_alone_with_words_while_it_is_open():
    request, actor, bidder, question = asked()
    for other in (bidder, ANYONE, member_actor(actor.organisation_id, Role.VIEWER)):
        with refused(Forbidden):
            do(answer_question, other, question_id=question.id, answer="Blue.")
    with refused(NotFound):
        do(answer_question, actor, question_id=uuid4(), answer="Blue.")
    with refused(TextMissing, field="answer"):
        do(answer_question, actor, question_id=question.id, answer="")
    do(close_request, actor, request_id=request.id, reason="Done.")
    with refused(RequestNotOpen):
        do(answer_question, actor, question_id=question.id, answer="Blue.")
