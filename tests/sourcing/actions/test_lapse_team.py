"""lapse_team: what not all agreed to in time is not sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.sourcing.actions.edit_request import edit_request
from anyshore.sourcing.actions.lapse_team import lapse_team
from anyshore.sourcing.models import Proposal
from anyshore.sourcing.models.parts import read_request
from tests.factories import do
from tests.moves import replays
from tests.sourcing.teams import agreed, waiting
from tests.sourcing.world import LATER, clocks, events, posted, refused

pytestmark = pytest.mark.django_db


def test_at_the_end_of_proposals_it_is_over():
    request, _ = posted()
    found, _lead, one, _two = waiting(request)
    agreed(found, one)
    gone = do(lapse_team, CLOCK, request.proposals_until, offer_id=found.id)
    assert (gone.state, gone.ended_at, clocks(found)) == ("lapsed", request.proposals_until, [])
    assert events(found)[-1] == "TeamLapsed"
    assert Proposal.objects.count() == 0


def test_where_the_request_is_open_for_longer_it_waits_for_longer():
    request, owner = posted()
    found, *_ = waiting(request)
    longer = request.proposals_until + timedelta(days=3)
    wished = replace(read_request(request), proposals_until=longer)
    do(edit_request, owner, LATER, request_id=request.id, version=1, terms=wished)
    assert do(lapse_team, CLOCK, request.proposals_until, offer_id=found.id).state == "waiting"
    assert clocks(found) == [("sourcing.lapse_team", longer)]


def test_only_the_clock_and_only_once():
    request, _ = posted()
    found, lead, one, two = waiting(request)
    for actor in (lead, one):
        with refused(Forbidden):
            do(lapse_team, actor, request.proposals_until, offer_id=found.id)
    agreed(found, one, two)
    with refused(NotAllowed):
        do(lapse_team, CLOCK, request.proposals_until, offer_id=found.id)


def test_a_replay_lapses_once():
    request, _ = posted()
    found, *_ = waiting(request)
    replays(lapse_team, CLOCK, request.proposals_until, offer_id=found.id)
    assert events(found).count("TeamLapsed") == 1
