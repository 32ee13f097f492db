"""answer_place_comment: a reply, as private as what it replies to."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.answer_place_comment import answer_place_comment
from anyshore.contracts.actions.decline_offer import decline_offer
from anyshore.contracts.queries.comments import place_comments
from anyshore.contracts.rules.comments import TooManyHere
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.negotiation_world import comment, project
from tests.contracts.world import LATER, events, parties, refused
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def test_replies_stand_below_the_comment():
    deal = project()
    first = comment(deal, deal.client)
    reply = do(answer_place_comment, deal.provider, LATER, comment_id=first.id, words="Yes")
    do(answer_place_comment, deal.client, LATER, comment_id=reply.id, words="Good")
    (row,) = place_comments(deal.client, deal.agreement.id)
    assert [one.words for one in row.replies] == ["Yes", "Good"]
    assert events(deal)[-1] == "PlaceCommentAnswered"


def test_a_reply_to_a_private_one_is_private():
    deal = project()
    first = comment(deal, deal.client, private=True)
    colleague = member_actor(deal.client.organisation_id, Role.MEMBER)
    do(answer_place_comment, colleague, LATER, comment_id=first.id, words="I agree")
    (row,) = place_comments(deal.client, deal.agreement.id)
    assert [one.words for one in row.replies] == ["I agree"]
    assert place_comments(deal.provider, deal.agreement.id) == ()
    with refused(NotFound):
        do(answer_place_comment, deal.provider, LATER, comment_id=first.id, words="What?")


def test_what_is_refused(monkeypatch):
    deal = project()
    first = comment(deal, deal.client)
    viewer, stranger = member_actor(deal.client.organisation_id, Role.VIEWER), parties()[0]
    with refused(Forbidden):
        do(answer_place_comment, viewer, LATER, comment_id=first.id, words="x")
    with refused(NotFound):
        do(answer_place_comment, stranger, LATER, comment_id=first.id, words="x")
    with refused(Invalid, field="words"):
        do(answer_place_comment, deal.client, LATER, comment_id=first.id, words="x" * 4_001)
    monkeypatch.setattr("anyshore.contracts.queries.comments.MOST_HERE", 1)
    with refused(TooManyHere):
        do(answer_place_comment, deal.client, LATER, comment_id=first.id, words="x")
    do(decline_offer, deal.provider, LATER, agreement_id=deal.agreement.id)
    with refused(NotAllowed):
        do(answer_place_comment, deal.client, LATER, comment_id=first.id, words="x")
