"""decline_proposal: with a reason that its bidder reads."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.decline_proposal import decline_proposal
from anyshore.sourcing.queries.proposals import proposal_view
from anyshore.sourcing.rules.refusals import ChoiceUnknown, TextMissing
from tests.factories import do, member_actor
from tests.sourcing.world import LATER, clocks, events, posted, proposed, provider, refused

pytestmark = pytest.mark.django_db


def test_the_bidder_learns_why():
    request, actor = posted()
    proposal, bidder = proposed(request)
    do(decline_proposal, actor, LATER, proposal_id=proposal.id, reason_code="price", reason="Above our limit.")
    row = proposal_view(bidder, proposal.number).row
    assert (row.state, row.reason_code, row.reason, row.decided_at) == ("declined", "price", "Above our limit.", LATER)
    assert clocks(proposal) == []
    assert events(proposal)[-1] == "ProposalDeclined"
    with refused(NotAllowed):
        do(decline_proposal, actor, proposal_id=proposal.id, reason_code="price")


def test_a_reason_is_owed():
    request, actor = posted()
    proposal, _ = proposed(request)
    for code in ("", "closed", "mood"):
        with refused(ChoiceUnknown, field="reason_code"):
            do(decline_proposal, actor, proposal_id=proposal.id, reason_code=code)
    with refused(TextMissing, field="reason"):
        do(decline_proposal, actor, proposal_id=proposal.id, reason_code="other", reason=" ")


def test_only_those_who_bind_the_client():
    request, actor = posted()
    proposal, bidder = proposed(request)
    for other in (bidder, member_actor(actor.organisation_id, Role.MEMBER)):
        with refused(Forbidden):
            do(decline_proposal, other, proposal_id=proposal.id, reason_code="price")
    with refused(NotFound):
        do(decline_proposal, provider("Another"), proposal_id=proposal.id, reason_code="price")
