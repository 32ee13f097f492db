"""use_request: a draft that was offered directly is no draft any more, and may be copied."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.publish_request import publish_request
from anyshore.sourcing.actions.repost_request import repost_request
from anyshore.sourcing.actions.save_request import save_request
from anyshore.sourcing.actions.use_request import use_request
from anyshore.sourcing.queries.requests import open_requests
from tests.factories import do, member_actor
from tests.sourcing.world import LATER, client, clocks, events, provider, refused, wanted

pytestmark = pytest.mark.django_db


def test_it_is_used_and_a_copy_may_be_posted():
    owner = client()
    draft = do(save_request, owner, terms=wanted("A lamp"))
    used = do(use_request, owner, LATER, request_id=draft.id)
    assert (used.state, used.closed_at, clocks(draft), events(draft)[-1]) == ("used", LATER, [], "RequestUsed")
    assert open_requests(provider(), at=LATER).rows == []
    with refused(NotAllowed):
        do(publish_request, owner, LATER, request_id=draft.id)
    again = do(repost_request, owner, LATER, request_id=draft.id)
    assert (again.state, again.title) == ("draft", "A lamp")


def test_refusals():
    owner, stranger = client(), provider()
    draft = do(save_request, owner, terms=wanted())
    viewer = member_actor(owner.organisation_id, Role.VIEWER)
    with refused(Forbidden):
        do(use_request, viewer, LATER, request_id=draft.id)
    with refused(NotFound):
        do(use_request, stranger, LATER, request_id=draft.id)
    do(publish_request, owner, LATER, request_id=draft.id)
    with refused(NotAllowed):
        do(use_request, owner, LATER, request_id=draft.id)
