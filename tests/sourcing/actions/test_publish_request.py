"""publish_request: open to all who may see it, with two instants fixed and a clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import ANYONE, Role
from anyshore.sourcing.actions.publish_request import publish_request
from anyshore.sourcing.models import RequestVersion
from anyshore.sourcing.queries.requests import open_requests
from anyshore.sourcing.rules.refusals import NotInFuture
from tests.factories import NOW, do, member_actor
from tests.sourcing.world import clocks, drafted, events, posted, provider, refused

pytestmark = pytest.mark.django_db


def test_five_working_days_for_proposals_and_five_to_decide_ending_at_the_clients_close_of_business():
    request, actor = drafted()
    done = do(publish_request, actor, request_id=request.id)
    assert done.state == "open"
    assert done.proposals_until == datetime(2026, 12, 1, 16, tzinfo=UTC)
    assert done.decide_until == datetime(2026, 12, 8, 16, tzinfo=UTC)
    assert clocks(done) == [("sourcing.lapse_request", done.decide_until)]
    assert events(done) == ["RequestSaved", "RequestPublished"]
    assert RequestVersion.objects.get().content["title"] == "Logo for a bakery"
    assert [row.number for row in open_requests(ANYONE, at=NOW).rows] == [done.number]


def test_an_instant_the_author_chose_holds():
    until = NOW + timedelta(days=30)
    request, _ = posted(proposals_until=until, unit="department")
    assert request.proposals_until == until
    assert request.decide_until > until + timedelta(days=41)


def test_an_invited_one_is_not_for_the_public():
    posted(visibility="invited")
    assert open_requests(ANYONE, at=NOW).rows == []
    assert open_requests(provider(), at=NOW).rows == []


def test_members_may_write_but_not_bind():
    request, actor = drafted()
    with refused(Forbidden):
        do(publish_request, member_actor(actor.organisation_id, Role.MEMBER), request_id=request.id)
    do(publish_request, member_actor(actor.organisation_id, Role.MANAGER), request_id=request.id)


def test_once_only_and_not_with_an_end_that_has_passed():
    request, actor = posted()
    with refused(NotAllowed):
        do(publish_request, actor, request_id=request.id)
    draft, other = drafted(proposals_until=NOW + timedelta(hours=1))
    with refused(NotInFuture, field="proposals_until"):
        do(publish_request, other, NOW + timedelta(hours=1), request_id=draft.id)
