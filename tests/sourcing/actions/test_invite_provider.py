"""invite_provider: an invited provider sees what others do not."""

from __future__ import annotations

from uuid import uuid4

import pytest

from anyshore.conversations.actions.post_message import post_message
from anyshore.conversations.queries import threads_about
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.invite_provider import AlreadyInvited, invite_provider
from anyshore.sourcing.actions.publish_request import publish_request
from anyshore.sourcing.queries.requests import invitations_of
from anyshore.sourcing.queries.view import request_view
from anyshore.sourcing.rules.refusals import OwnRequest, ProposalsClosed, RequestNotOpen
from tests.factories import NOW, do, member_actor
from tests.sourcing.world import drafted, events, posted, proposed, provider, refused

pytestmark = pytest.mark.django_db


def test_an_invited_provider_finds_it():
    request, actor = posted(visibility="invited")
    bidder = provider()
    with pytest.raises(NotFound):
        request_view(bidder, request.number, at=NOW)
    do(invite_provider, actor, request_id=request.id, provider_id=bidder.organisation_id, words="Please look.")
    seen = request_view(bidder, request.number, at=NOW)
    assert seen.invitation.words == "Please look."
    assert (seen.invited, "propose" in seen.may) == ([], True)
    assert [row.number for row in invitations_of(bidder, at=NOW)] == [request.number]
    assert events(request)[-1] == "ProviderInvited"


def test_the_two_can_write_to_each_other_about_it_and_nobody_else_reads_along():
    request, actor = posted(visibility="invited")
    bidder, other = provider(), provider("Another")
    for one in (bidder, other):
        do(invite_provider, actor, request_id=request.id, provider_id=one.organisation_id)
    assert len(threads_about(actor, ("request", request.id))) == 2
    (mine,) = threads_about(bidder, ("request", request.id))
    do(post_message, bidder, thread_id=mine.id, body="Are the fonts licensed?")
    assert [row.unread for row in threads_about(actor, ("request", request.id)) if row.id == mine.id] == [1]
    assert threads_about(other, ("request", request.id))[0].id != mine.id


def test_of_a_draft_they_see_nothing_before_it_is_published():
    request, actor = drafted(visibility="invited")
    bidder = provider()
    do(invite_provider, actor, request_id=request.id, provider_id=bidder.organisation_id)
    assert invitations_of(bidder, at=NOW) == []
    with pytest.raises(NotFound):
        request_view(bidder, request.number, at=NOW)
    do(publish_request, actor, request_id=request.id)
    assert len(invitations_of(bidder, at=NOW)) == 1


def test_not_twice_not_oneself_not_a_bidder_not_nobody():
    request, actor = posted()
    bidder, invited = provider(), provider("Another")
    proposed(request, actor=bidder)
    do(invite_provider, actor, request_id=request.id, provider_id=invited.organisation_id)
    for twice in (bidder, invited):
        with refused(AlreadyInvited):
            do(invite_provider, actor, request_id=request.id, provider_id=twice.organisation_id)
    with refused(OwnRequest):
        do(invite_provider, actor, request_id=request.id, provider_id=actor.organisation_id)
    with refused(NotFound):
        do(invite_provider, actor, request_id=request.id, provider_id=uuid4())


def test_members_may_others_not_and_not_when_it_is_over():
    request, actor = posted()
    bidder = provider()
    do(invite_provider, member_actor(actor.organisation_id), request_id=request.id, provider_id=bidder.organisation_id)
    other = provider("Another").organisation_id
    for who in (member_actor(actor.organisation_id, Role.VIEWER), bidder):
        with refused(Forbidden):
            do(invite_provider, who, request_id=request.id, provider_id=other)
    with refused(ProposalsClosed):
        do(invite_provider, actor, request.proposals_until, request_id=request.id, provider_id=other)
    do(close_request, actor, request_id=request.id, reason="Done.")
    with refused(RequestNotOpen):
        do(invite_provider, actor, request_id=request.id, provider_id=other)
