"""expire_proposal: the clock's alone."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.sourcing.actions.expire_proposal import expire_proposal
from anyshore.sourcing.actions.mark_awarded import mark_awarded
from tests.factories import do, operator_actor
from tests.sourcing.world import LATER, clocks, events, posted, proposed, refused

pytestmark = pytest.mark.django_db


def test_its_time_ran_out():
    request, _ = posted()
    proposal, _ = proposed(request)
    done = do(expire_proposal, CLOCK, proposal.expires_at, proposal_id=proposal.id)
    assert (done.state, done.decided_at, clocks(proposal)) == ("expired", proposal.expires_at, [])
    assert events(proposal)[-1] == "ProposalExpired"


def test_nobody_else_may_and_not_after_the_award():
    request, actor = posted()
    proposal, bidder = proposed(request)
    for other in (actor, bidder, operator_actor()):
        with refused(Forbidden):
            do(expire_proposal, other, proposal_id=proposal.id)
    do(mark_awarded, actor, LATER, proposal_id=proposal.id)
    with refused(NotAllowed):
        do(expire_proposal, CLOCK, proposal.expires_at, proposal_id=proposal.id)
