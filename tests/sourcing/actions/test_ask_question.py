"""ask_question: read by all, asked by nobody known."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import ANYONE, Role
from anyshore.sourcing.actions.ask_question import ask_question
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.queries.view import request_view
from anyshore.sourcing.rules.refusals import OwnRequest, ProposalsClosed, RequestNotOpen, TextMissing, TextTooLong
from tests.factories import NOW, do, make_organisation, member_actor
from tests.sourcing.world import events, posted, provider, refused

pytestmark = pytest.mark.django_db


def test_all_read_it_and_nobody_reads_who_asked():
    request, actor = posted()
    one, two = provider(), provider("Another")
    do(ask_question, one, request_id=request.id, question="Any colour?")
    do(ask_question, two, request_id=request.id, question="How large?")
    do(ask_question, one, request_id=request.id, question="Which files?")
    for reader in (actor, one, two, ANYONE):
        rows = request_view(reader, request.number, at=NOW).questions
        assert [(row.asker, row.text) for row in rows] == [
            ("A", "Any colour?"),
            ("B", "How large?"),
            ("A", "Which files?"),
        ]
    assert [row.mine for row in request_view(one, request.number, at=NOW).questions] == [True, False, True]
    assert events(request)[-3:] == ["QuestionAsked"] * 3


def test_the_clients_own_people_do_not_ask_themselves():
    request, actor = posted()
    with refused(OwnRequest):
        do(ask_question, actor, request_id=request.id, question="Any colour?")
    _, twin = make_organisation(owner=None)
    both = member_actor(actor.organisation_id)
    with refused(OwnRequest):
        do(
            ask_question,
            type(twin)(twin.kind, both.person_id, twin.organisation_id, Role.OWNER),
            request_id=request.id,
            question="?",
        )


def test_strangers_and_viewers_may_not_and_words_are_owed():
    request, _ = posted()
    bidder = provider()
    for other in (ANYONE, member_actor(bidder.organisation_id, Role.VIEWER)):
        with refused(Forbidden):
            do(ask_question, other, request_id=request.id, question="Any colour?")
    with refused(TextMissing, field="question"):
        do(ask_question, bidder, request_id=request.id, question=" ")
    with refused(TextTooLong, field="question"):
        do(ask_question, bidder, request_id=request.id, question="x" * 2_001)


def test_not_when_proposals_are_over():
    request, actor = posted()
    bidder = provider()
    with refused(ProposalsClosed):
        do(ask_question, bidder, request.proposals_until, request_id=request.id, question="Any colour?")
    do(close_request, actor, request_id=request.id, reason="Done.")
    with refused(RequestNotOpen):
        do(ask_question, bidder, request_id=request.id, question="Any colour?")
