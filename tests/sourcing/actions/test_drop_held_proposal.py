"""drop_held_proposal: it will not go out, and nobody need agree any more."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.sourcing.actions.drop_held_proposal import drop_held_proposal
from tests.factories import do
from tests.sourcing.held import waits
from tests.sourcing.world import LATER, events, refused

pytestmark = pytest.mark.django_db


def test_it_is_given_up_by_its_author_or_who_may_bind_the_provider():
    found = waits()
    with refused(NotFound):
        do(drop_held_proposal, found.client, LATER, held_id=found.held.id)
    with refused(Forbidden):
        do(drop_held_proposal, found.here.people[0], LATER, held_id=found.held.id)
    do(drop_held_proposal, found.here.owner, LATER, held_id=found.held.id)
    assert (found.fresh().state, found.question().state) == ("dropped", "withdrawn")
    assert events(found.held) == ["ProposalHeld", "HeldProposalDropped"]
    with refused(NotAllowed):
        do(drop_held_proposal, found.here.owner, LATER, held_id=found.held.id)
