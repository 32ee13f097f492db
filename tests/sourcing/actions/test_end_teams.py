"""end_teams: with its request every offer ends that waits for members."""

from __future__ import annotations

import pytest

from anyshore.parties.rules import CLOCK
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.end_teams import end_teams
from anyshore.sourcing.actions.lapse_request import lapse_request
from anyshore.sourcing.actions.mark_awarded import mark_awarded
from anyshore.sourcing.models import TeamOffer
from tests.factories import do
from tests.moves import replays
from tests.sourcing.teams import team_proposal, waiting
from tests.sourcing.world import LATER, clocks, events, posted, proposed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("how", ["close", "lapse", "award"])
def test_whichever_way_the_request_ends(how):
    request, owner = posted()
    found, *_ = waiting(request)
    if how == "close":
        do(close_request, owner, LATER, request_id=request.id, reason="We do it ourselves.")
    elif how == "lapse":
        do(lapse_request, CLOCK, request.decide_until, request_id=request.id)
    else:
        do(mark_awarded, owner, LATER, proposal_id=proposed(request)[0].id)
    found.refresh_from_db()
    assert (found.state, clocks(found), events(found)[-1]) == ("lapsed", [], "TeamLapsed")


def test_what_was_sent_stays_sent():
    request, owner = posted()
    _proposal, *_ = team_proposal(request)
    do(close_request, owner, LATER, request_id=request.id, reason="We do it ourselves.")
    assert TeamOffer.objects.get().state == "sent"


def test_a_replay_ends_once():
    request, owner = posted()
    found, *_ = waiting(request)
    replays(end_teams, owner, LATER, request_id=request.id)
    assert events(found).count("TeamLapsed") == 1
