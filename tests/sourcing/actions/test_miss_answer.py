"""miss_answer: a question that was not answered on its day, and whoever asked is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail

from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.sourcing.actions.answer_question import answer_question
from anyshore.sourcing.actions.ask_question import ask_question
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.miss_answer import miss_answer
from anyshore.sourcing.queries.view import request_view
from tests.factories import do
from tests.sourcing.world import LATER, clocks, events, posted, provider, refused

pytestmark = pytest.mark.django_db


def asked():
    request, actor = posted()
    bidder = provider()
    return request, actor, bidder, do(ask_question, bidder, LATER, request_id=request.id, question="Which files?")


def test_the_day_passes_and_it_may_be_answered_still():
    request, actor, bidder, question = asked()
    assert question.answer_by - LATER == timedelta(days=2, hours=5, minutes=36)
    assert clocks(question) == [("sourcing.miss_answer", question.answer_by)]
    run_due(question.answer_by)
    question.refresh_from_db()
    assert question.missed_at == question.answer_by
    assert events(request)[-1] == "QuestionMissed"
    assert [one.missed for one in request_view(bidder, request.number, at=LATER).questions] == [True]
    do(answer_question, actor, question.answer_by, question_id=question.id, answer="SVG.")
    assert [one.missed for one in request_view(bidder, request.number, at=LATER).questions] == [False]
    assert not mail.outbox


def test_an_answer_stops_its_clock():
    _request, actor, _bidder, question = asked()
    do(answer_question, actor, LATER, question_id=question.id, answer="SVG.")
    assert clocks(question) == []
    with refused(NotAllowed, state="answered"):
        do(miss_answer, CLOCK, LATER, question_id=question.id)


def test_only_the_clock_and_only_once_and_only_while_the_request_is_open():
    request, actor, bidder, question = asked()
    for one in (actor, bidder):
        with refused(Forbidden):
            do(miss_answer, one, LATER, question_id=question.id)
    do(miss_answer, CLOCK, LATER, question_id=question.id)
    with refused(NotAllowed):
        do(miss_answer, CLOCK, LATER, question_id=question.id)
    other = do(ask_question, bidder, LATER, request_id=request.id, question="Which colours?")
    do(close_request, actor, LATER, request_id=request.id, reason="Done.")
    with refused(NotAllowed, state="closed"):
        do(miss_answer, CLOCK, LATER, question_id=other.id)
