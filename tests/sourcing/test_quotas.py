"""Quotas and places: counted fairly, under the lock, without a price."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit.errors import Refused
from anyshore.parties.rules import CLOCK
from anyshore.sourcing.actions.invite_provider import invite_provider
from anyshore.sourcing.actions.lapse_request import lapse_request
from anyshore.sourcing.actions.revise_proposal import revise_proposal
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.actions.withdraw_proposal import withdraw_proposal
from anyshore.sourcing.models import Proposal
from anyshore.sourcing.queries.quotas import left_this_week
from anyshore.sourcing.queries.requests import open_requests
from anyshore.sourcing.queries.view import request_view
from anyshore.sourcing.rules.quotas import WEEK, QuotaUsed, RequestFull, allowance, places
from tests.factories import NOW, do
from tests.sourcing.world import LATER, offer, posted, provider, refused

DAY = timedelta(days=1)


def send(request, bidder, at=LATER, a_week=40):
    return do(send_proposal, bidder, at, request_id=request.id, terms=offer(), a_week=a_week)


@given(st.lists(st.integers(0, 6 * 24), max_size=12), st.integers(1, 8))
def test_what_is_left_and_when_the_next_may_go(hours, limit):
    sent = [NOW - timedelta(hours=one) for one in hours]
    found = allowance(sent, limit)
    assert found.left == max(0, limit - len(sent))
    if not found.left:
        free = found.free_at
        assert free is not None
        still = [one for one in sent if one > free - WEEK]
        assert len(still) < limit <= len([one for one in sent if one > free - WEEK - timedelta(microseconds=1)])


def test_places_by_unit_or_as_chosen():
    assert [places(None, unit) for unit in ("task", "project", "process", "department")] == [25, 20, 12, 8]
    assert places(3, "task") == 3


@pytest.mark.django_db
def test_the_week_runs_out_and_comes_back_seven_days_after_each():
    bidder = provider()
    first, second, third = (posted()[0] for _ in range(3))
    send(first, bidder, a_week=2)
    send(second, bidder, LATER + DAY, a_week=2)
    with refused(QuotaUsed, limit=2, free_at=LATER + WEEK):
        send(third, bidder, LATER + 2 * DAY, a_week=2)
    assert left_this_week(bidder, at=LATER + 2 * DAY, limit=2).left == 0
    assert left_this_week(bidder, at=LATER + WEEK, limit=2).left == 1
    assert send(third, bidder, LATER + 2 * DAY, a_week=3).state == "sent"


@pytest.mark.django_db
def test_an_invitation_an_early_withdrawal_and_an_unanswered_one_do_not_count():
    bidder = provider()
    asked, actor = posted()
    do(invite_provider, actor, request_id=asked.id, provider_id=bidder.organisation_id)
    send(asked, bidder, a_week=0)
    early, late, lapsed = (posted()[0] for _ in range(3))
    one, two = send(early, bidder), send(late, bidder)
    send(lapsed, bidder)
    assert left_this_week(bidder, at=LATER, limit=5).left == 2
    do(withdraw_proposal, bidder, LATER + DAY, proposal_id=one.id)
    do(withdraw_proposal, bidder, LATER + DAY + timedelta(seconds=1), proposal_id=two.id)
    do(lapse_request, CLOCK, LATER + 2 * DAY, request_id=lapsed.id)
    assert left_this_week(bidder, at=LATER + 2 * DAY, limit=5).left == 4
    with refused(QuotaUsed):
        do(
            revise_proposal, bidder, LATER + 2 * DAY, proposal_id=one.id, version=1, terms=offer(),
            a_week=1,
        )  # fmt: skip


@pytest.mark.django_db
def test_a_full_request_says_so_and_a_withdrawal_opens_a_place():
    request, actor = posted(most_proposals=1)
    first, second, third = provider(), provider("Another"), provider("A third")
    standing = send(request, first)
    with refused(RequestFull, limit=1):
        send(request, second)
    view = request_view(second, request.number, at=LATER)
    assert view.row.full
    assert "propose" not in view.may
    assert [row.full for row in open_requests(second, at=LATER).rows] == [True]
    assert "revise" in request_view(first, request.number, at=LATER).may
    do(invite_provider, actor, request_id=request.id, provider_id=third.organisation_id)
    assert "propose" in request_view(third, request.number, at=LATER).may
    send(request, third)
    do(withdraw_proposal, first, LATER, proposal_id=standing.id)
    with refused(RequestFull):
        send(request, second)
    do(withdraw_proposal, third, LATER, proposal_id=Proposal.objects.get(provider=third.organisation_id).id)
    send(request, second)
    with refused(RequestFull):
        do(revise_proposal, first, LATER, proposal_id=standing.id, version=1, terms=offer())


def race(*runs: Callable[[], object]) -> list[object]:
    start = Barrier(len(runs))

    def one(run: Callable[[], object]) -> object:
        try:
            start.wait(5)
            return run()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(runs)) as pool:
        return list(pool.map(one, runs))


def test_four_who_race_for_two_places_take_two(committed_db):
    request, _ = posted(most_proposals=2)
    bidders = [provider(f"Bidder {place}") for place in range(4)]
    found = race(*(lambda one=one: send(request, one) for one in bidders))
    assert sorted(type(one).__name__ for one in found) == ["Proposal", "Proposal", "RequestFull", "RequestFull"]
    assert Proposal.objects.filter(request=request).count() == 2


def test_one_provider_who_races_itself_on_four_requests_sends_two(committed_db):
    requests = [posted()[0] for _ in range(4)]
    bidder = provider()
    found = race(*(lambda one=one: send(one, bidder, a_week=2) for one in requests))
    assert sorted(type(one).__name__ for one in found) == ["Proposal", "Proposal", "QuotaUsed", "QuotaUsed"]
