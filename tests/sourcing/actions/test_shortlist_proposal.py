"""shortlist_proposal: a mark of the client's own; doing it twice changes nothing."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.shortlist_proposal import shortlist_proposal
from anyshore.sourcing.actions.withdraw_proposal import withdraw_proposal
from tests.factories import do, member_actor
from tests.sourcing.world import LATER, events, everything, posted, proposed, provider, refused

pytestmark = pytest.mark.django_db


def test_it_is_marked_once():
    request, actor = posted()
    proposal, _ = proposed(request)
    done = do(shortlist_proposal, member_actor(actor.organisation_id), LATER, proposal_id=proposal.id)
    assert (done.shortlisted_at, done.state) == (LATER, "sent")
    assert events(proposal)[-1] == "ProposalShortlisted"
    before = everything()
    do(shortlist_proposal, actor, proposal_id=proposal.id)
    assert everything() == before


def test_only_the_client_and_only_what_stands():
    request, actor = posted()
    proposal, bidder = proposed(request)
    for other in (bidder, member_actor(actor.organisation_id, Role.VIEWER)):
        with refused(Forbidden):
            do(shortlist_proposal, other, proposal_id=proposal.id)
    with refused(NotFound):
        do(shortlist_proposal, provider("Another"), proposal_id=proposal.id)
    do(withdraw_proposal, bidder, proposal_id=proposal.id)
    with refused(NotAllowed):
        do(shortlist_proposal, actor, proposal_id=proposal.id)
