"""discard_request: a draft that nobody saw is gone."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import CLOCK, Role
from anyshore.sourcing.actions.discard_request import discard_request
from tests.factories import do, member_actor
from tests.sourcing.world import drafted, posted, provider, refused

pytestmark = pytest.mark.django_db


def test_a_draft_is_closed():
    request, actor = drafted()
    done = do(discard_request, actor, request_id=request.id)
    assert (done.state, done.published_at) == ("closed", None)


def test_the_clock_discards_what_no_link_published():
    request, _ = drafted()
    assert do(discard_request, CLOCK, request_id=request.id).state == "closed"


def test_not_an_open_one_nor_by_others():
    request, actor = posted()
    with refused(NotAllowed):
        do(discard_request, actor, request_id=request.id)
    draft, owner = drafted()
    with refused(NotFound):
        do(discard_request, provider(), request_id=draft.id)
    with refused(Forbidden):
        do(discard_request, member_actor(owner.organisation_id, Role.VIEWER), request_id=draft.id)
