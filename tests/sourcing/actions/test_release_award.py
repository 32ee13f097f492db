"""release_award: no contract came of it; the request is open again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK, Role
from anyshore.sourcing.actions.mark_awarded import mark_awarded
from anyshore.sourcing.actions.release_award import release_award
from anyshore.sourcing.actions.revise_proposal import revise_proposal
from anyshore.sourcing.models import Proposal
from tests.factories import NOW, do, member_actor, operator_actor
from tests.sourcing.world import LATER, clocks, events, offer, posted, proposed, provider, refused

pytestmark = pytest.mark.django_db

WEEKS_LATER = NOW + timedelta(days=21)


def awarded():
    request, actor = posted()
    chosen, bidder = proposed(request)
    other, rival = proposed(request, actor=provider("Another"))
    do(mark_awarded, actor, LATER, proposal_id=chosen.id)
    return request, actor, chosen, bidder, other, rival


def test_open_again_with_new_clocks_and_earlier_bidders_may_send_anew():
    request, actor, chosen, _, other, rival = awarded()
    done = do(release_award, actor, WEEKS_LATER, proposal_id=chosen.id, reason="Not signed in time.")
    assert done.state == "open"
    assert done.proposals_until > WEEKS_LATER
    assert clocks(request) == [("sourcing.lapse_request", done.decide_until)]
    row = Proposal.objects.get(pk=chosen.pk)
    assert (row.state, row.reason_code, row.reason) == ("not_chosen", "released", "Not signed in time.")
    assert events(request)[-1] == "RequestReopened"
    terms = offer(finishes_on=None)
    again = do(revise_proposal, rival, WEEKS_LATER, proposal_id=other.id, version=1, terms=terms)
    assert (again.state, again.expires_at, again.reason_code) == ("sent", done.decide_until, "")
    assert do(mark_awarded, actor, WEEKS_LATER + timedelta(hours=1), proposal_id=other.id).state == "awarded"


def test_either_side_and_the_clock():
    for who in ("client", "bidder", "clock"):
        _, actor, chosen, bidder, _, _ = awarded()
        actor = {"client": actor, "bidder": bidder, "clock": CLOCK}[who]
        assert do(release_award, actor, WEEKS_LATER, proposal_id=chosen.id).state == "open"


def test_nobody_else_and_only_an_awarded_one():
    _, actor, chosen, _, other, _ = awarded()
    for who in (operator_actor(), member_actor(actor.organisation_id, Role.MEMBER)):
        with refused(Forbidden):
            do(release_award, who, WEEKS_LATER, proposal_id=chosen.id)
    with refused(NotAllowed):
        do(release_award, actor, WEEKS_LATER, proposal_id=other.id)
