"""pass_over: an inner verb; one proposal is not chosen."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import NotAllowed
from anyshore.sourcing.actions.pass_over import pass_over
from anyshore.sourcing.actions.withdraw_proposal import withdraw_proposal
from anyshore.sourcing.rules.scoring import WhyNot
from anyshore.sourcing.rules.states import Reason
from tests.factories import do
from tests.sourcing.world import LATER, clocks, posted, proposed, refused

pytestmark = pytest.mark.django_db


def test_the_reason_stands_with_the_proposal():
    request, actor = posted()
    proposal, _ = proposed(request)
    why = WhyNot(Reason.SCORE, "Fit")
    done = do(pass_over, actor, LATER, proposal_id=proposal.id, why=why, reason="Too loud.")
    assert (done.state, done.reason_code, done.reason_detail, done.reason) == (
        "not_chosen",
        "score",
        "Fit",
        "Too loud.",
    )
    assert (done.decided_at, clocks(proposal)) == (LATER, [])


def test_one_that_does_not_stand_is_left_alone():
    request, actor = posted()
    proposal, bidder = proposed(request)
    do(withdraw_proposal, bidder, proposal_id=proposal.id)
    with refused(NotAllowed):
        do(pass_over, actor, LATER, proposal_id=proposal.id, why=WhyNot(Reason.CLOSED))
