"""decline_to_propose: the client need not wait."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.decline_to_propose import decline_to_propose
from anyshore.sourcing.actions.invite_provider import invite_provider
from anyshore.sourcing.queries.requests import invitations_of
from anyshore.sourcing.rules.refusals import RequestNotOpen
from tests.factories import NOW, do, member_actor
from tests.sourcing.world import LATER, events, posted, proposed, provider, refused

pytestmark = pytest.mark.django_db


def invited():
    request, actor = posted()
    bidder = provider()
    do(invite_provider, actor, request_id=request.id, provider_id=bidder.organisation_id)
    return request, actor, bidder


def test_the_client_knows():
    request, _, bidder = invited()
    done = do(decline_to_propose, bidder, LATER, request_id=request.id, reason="Full until March.")
    assert done.declined_at == LATER
    assert events(request)[-1] == "InvitationDeclined"
    assert invitations_of(bidder, at=NOW) == []
    with refused(NotAllowed):
        do(decline_to_propose, bidder, LATER, request_id=request.id)


def test_who_was_not_invited_or_has_proposed_has_nothing_to_decline():
    request, _, bidder = invited()
    with refused(NotFound):
        do(decline_to_propose, provider("Another"), request_id=request.id)
    proposed(request, actor=bidder)
    with refused(NotAllowed):
        do(decline_to_propose, bidder, request_id=request.id)


def test_viewers_and_the_client_may_not_and_not_when_it_is_over():
    request, actor, bidder = invited()
    for other in (member_actor(bidder.organisation_id, Role.VIEWER), actor):
        with refused(Forbidden):
            do(decline_to_propose, other, request_id=request.id)
    do(close_request, actor, request_id=request.id, reason="Done.")
    with refused(RequestNotOpen):
        do(decline_to_propose, bidder, request_id=request.id)
