"""lapse_request: silence until the day of the decision ends the request."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.plumbing.models import Deadline
from anyshore.sourcing.actions.lapse_request import lapse_request
from anyshore.sourcing.models import Proposal
from tests.factories import do, operator_actor
from tests.sourcing.world import clocks, events, posted, proposed, refused

pytestmark = pytest.mark.django_db


def test_the_request_lapses_and_its_bidders_are_told():
    request, _ = posted()
    proposal, _ = proposed(request)
    row = Deadline.objects.get(verb="sourcing.lapse_request", reminds=None)
    assert (row.due_at, row.args) == (request.decide_until, {"request_id": str(request.id)})
    done = do(lapse_request, CLOCK, row.due_at, request_id=request.id)
    assert (done.state, done.closed_at) == ("lapsed", request.decide_until)
    stored = Proposal.objects.get(pk=proposal.pk)
    assert (stored.state, stored.reason_code) == ("not_chosen", "lapsed")
    assert events(request)[-1] == "RequestLapsed"
    assert clocks(request) == clocks(proposal) == []


def test_the_client_is_reminded_of_it():
    posted()
    assert Deadline.objects.filter(verb="sourcing.lapse_request").exclude(reminds=None).count() == 3


def test_nobody_but_the_clock_and_once():
    request, actor = posted()
    for other in (actor, operator_actor()):
        with refused(Forbidden):
            do(lapse_request, other, request_id=request.id)
    do(lapse_request, CLOCK, request.decide_until, request_id=request.id)
    with refused(NotAllowed):
        do(lapse_request, CLOCK, request.decide_until, request_id=request.id)
