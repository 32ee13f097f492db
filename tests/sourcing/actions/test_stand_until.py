"""stand_until: an inner verb; a proposal has one clock, the newest."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import NotFound
from anyshore.sourcing.actions.stand_until import stand_until
from tests.factories import do
from tests.sourcing.world import LATER, clocks, posted, proposed, provider, refused

pytestmark = pytest.mark.django_db


def test_a_second_start_replaces_the_first():
    request, _ = posted()
    proposal, bidder = proposed(request)
    row = do(stand_until, bidder, LATER, proposal_id=proposal.id)
    assert row.args == {"proposal_id": str(proposal.id)}
    assert clocks(proposal) == [("sourcing.expire_proposal", proposal.expires_at)]


def test_others_do_not_find_it():
    request, _ = posted()
    proposal, _ = proposed(request)
    with refused(NotFound):
        do(stand_until, provider("Another"), LATER, proposal_id=proposal.id)
