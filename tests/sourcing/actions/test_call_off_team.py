"""call_off_team: the lead gives it up, and may begin anew."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.sourcing.actions.call_off_team import call_off_team
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.models import TeamOffer
from tests.factories import do
from tests.moves import replays
from tests.sourcing.teams import waiting
from tests.sourcing.world import LATER, clocks, events, offer, posted, refused

pytestmark = pytest.mark.django_db


def test_it_ends_and_lead_and_members_are_free():
    request, _ = posted()
    found, lead, one, _two = waiting(request)
    gone = do(call_off_team, lead, LATER, offer_id=found.id, reason="We go alone.")
    assert (gone.state, gone.ended_at, clocks(found)) == ("called_off", LATER, [])
    assert events(found) == ["TeamAsked", "TeamCalledOff"]
    for actor in (lead, one):
        assert do(send_proposal, actor, LATER, request_id=request.id, terms=offer()).state == "sent"


def test_who_may_not_and_when():
    request, owner = posted()
    found, lead, one, _two = waiting(request)
    with refused(Forbidden):
        do(call_off_team, one, LATER, offer_id=found.id)
    with refused(NotFound):
        do(call_off_team, owner, LATER, offer_id=found.id)
    do(call_off_team, lead, LATER, offer_id=found.id)
    with refused(NotAllowed):
        do(call_off_team, lead, LATER, offer_id=found.id)


def test_a_replay_calls_off_once():
    request, _ = posted()
    found, lead, _one, _two = waiting(request)
    replays(call_off_team, lead, LATER, offer_id=found.id)
    assert TeamOffer.objects.get().state == "called_off"
