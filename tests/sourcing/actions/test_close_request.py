"""close_request: nobody is chosen, and every bidder learns why."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.models import Proposal
from anyshore.sourcing.rules.refusals import RequestNotOpen, TextMissing
from tests.factories import do, member_actor
from tests.sourcing.world import LATER, clocks, drafted, events, posted, proposed, provider, refused

pytestmark = pytest.mark.django_db


def test_all_are_told_and_every_clock_stops():
    request, actor = posted()
    one, _ = proposed(request)
    two, _ = proposed(request, actor=provider("Another"))
    done = do(close_request, actor, LATER, request_id=request.id, reason="We do it ourselves.")
    assert (done.state, done.close_reason, done.closed_at) == ("closed", "We do it ourselves.", LATER)
    for proposal in Proposal.objects.all():
        assert (proposal.state, proposal.reason_code) == ("not_chosen", "closed")
        assert proposal.reason == "We do it ourselves."
        assert events(proposal)[-1] == "ProposalNotChosen"
    assert clocks(request) == clocks(one) == clocks(two) == []


def test_a_reason_is_owed():
    request, actor = posted()
    with refused(TextMissing, field="reason"):
        do(close_request, actor, request_id=request.id, reason="  ")


def test_only_open_ones_by_those_who_bind():
    request, actor = posted()
    for other in (member_actor(actor.organisation_id, Role.MEMBER), provider()):
        with refused(Forbidden):
            do(close_request, other, request_id=request.id, reason="No.")
    do(close_request, actor, request_id=request.id, reason="No.")
    with refused(RequestNotOpen, state="closed"):
        do(close_request, actor, request_id=request.id, reason="No.")
    draft, owner = drafted()
    with refused(RequestNotOpen, state="draft"):
        do(close_request, owner, request_id=draft.id, reason="No.")
