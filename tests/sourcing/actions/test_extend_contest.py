"""extend_contest: once, and every author is told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.jobs.notices import contests
from anyshore.jobs.notices.letters import Fact
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.models import AuditEntry
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.extend_contest import extend_contest
from anyshore.sourcing.models import Request
from anyshore.sourcing.rules.contests import ExtendedBefore, NotAContest
from anyshore.sourcing.rules.refusals import NotInFuture, OutOfRange, ProposalsClosed, RequestNotOpen
from tests.factories import do
from tests.sourcing.contests import contest, entered
from tests.sourcing.world import LATER, clocks, posted, refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("sure", "verb"), [(True, "contracts.settle_contest"), (False, "sourcing.lapse_request")])
def test_both_clocks_move_once(sure, verb):
    request, actor = contest(guaranteed=sure)
    _, author = entered(request)
    until = request.proposals_until + timedelta(days=7)
    do(extend_contest, actor, LATER, request_id=request.id, until=until)
    moved = Request.objects.get()
    assert (moved.proposals_until, moved.decide_until > request.decide_until) == (until, True)
    assert clocks(request) == [(verb, moved.decide_until)]
    assert AuditEntry.objects.filter(name="sourcing.ContestExtended").exists()
    facts = {"until": until.isoformat(), "decide": moved.decide_until.isoformat()}
    (letter,) = contests.contest_extended(Fact(1, "sourcing.ContestExtended", request.id, facts, None, LATER))
    assert letter.to == author.organisation_id
    with refused(ExtendedBefore):
        do(extend_contest, actor, LATER, request_id=request.id, until=until + timedelta(hours=1))


def test_what_is_refused():
    request, actor = contest()
    _, author = entered(request)
    end = request.proposals_until
    for until, error in ((end, NotInFuture), (end + timedelta(days=7, seconds=1), OutOfRange)):
        with refused(error, field="until"):
            do(extend_contest, actor, LATER, request_id=request.id, until=until)
    later = end + timedelta(days=1)
    with refused(Forbidden):
        do(extend_contest, author, LATER, request_id=request.id, until=later)
    with refused(ProposalsClosed):
        do(extend_contest, actor, end, request_id=request.id, until=later)
    plain, owner = posted()
    with refused(NotAContest):
        do(extend_contest, owner, LATER, request_id=plain.id, until=later)
    do(close_request, actor, LATER, request_id=request.id, reason="Enough.")
    with refused(RequestNotOpen):
        do(extend_contest, actor, LATER, request_id=request.id, until=later)
