"""withdraw_proposal: possible until the award."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.mark_awarded import mark_awarded
from anyshore.sourcing.actions.withdraw_proposal import withdraw_proposal
from tests.factories import do, member_actor
from tests.sourcing.world import LATER, clocks, events, posted, proposed, provider, refused

pytestmark = pytest.mark.django_db


def test_it_binds_nobody_any_more():
    request, _ = posted()
    proposal, bidder = proposed(request)
    done = do(withdraw_proposal, bidder, LATER, proposal_id=proposal.id, reason="No time.")
    assert (done.state, done.decided_at, clocks(proposal)) == ("withdrawn", LATER, [])
    assert events(proposal)[-1] == "ProposalWithdrawn"
    with refused(NotAllowed):
        do(withdraw_proposal, bidder, LATER, proposal_id=proposal.id)


def test_an_awarded_one_binds():
    request, actor = posted()
    proposal, bidder = proposed(request)
    do(mark_awarded, actor, LATER, proposal_id=proposal.id)
    with refused(NotAllowed):
        do(withdraw_proposal, bidder, LATER, proposal_id=proposal.id)


def test_only_its_bidder_with_the_right_to_bind():
    request, actor = posted()
    proposal, bidder = proposed(request)
    for other in (actor, member_actor(bidder.organisation_id, Role.MEMBER)):
        with refused(Forbidden):
            do(withdraw_proposal, other, proposal_id=proposal.id)
    with refused(NotFound):
        do(withdraw_proposal, provider("Another"), proposal_id=proposal.id)
