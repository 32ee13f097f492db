"""overtake_held_proposal: another proposal went out, so what waited does not."""

from __future__ import annotations

import pytest

from anyshore.sourcing.actions.send_proposal import send_proposal
from tests.factories import do
from tests.sourcing.held import waits
from tests.sourcing.world import LATER, events, offer

pytestmark = pytest.mark.django_db


def test_a_smaller_one_that_needs_nobody_goes_out_in_its_place():
    found = waits()
    do(send_proposal, found.here.asker, LATER, request_id=found.request.id, terms=offer(9_000))
    assert (found.fresh().state, found.question().state) == ("overtaken", "withdrawn")
    assert events(found.held) == ["ProposalHeld", "HeldProposalDropped"]
