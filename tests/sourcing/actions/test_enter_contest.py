"""enter_contest: numbered, limited, blind among providers until it is over."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.enter_contest import enter_contest
from anyshore.sourcing.queries.contests import contest_view, entry_view, may_read_entry
from anyshore.sourcing.queries.view import request_view
from anyshore.sourcing.rules.contests import EntriesUsed, NotAContest
from anyshore.sourcing.rules.documents import FileMissing
from anyshore.sourcing.rules.refusals import OwnRequest, ProposalsClosed, RequestNotOpen
from tests.factories import do, member_actor
from tests.sourcing.contests import contest, entered
from tests.sourcing.world import LATER, events, posted, provider, refused

pytestmark = pytest.mark.django_db


def test_entries_are_numbered_and_rivals_see_them_only_when_it_is_over():
    request, actor = contest()
    first, author = entered(request)
    second, rival = entered(request, provider("Rival"))
    assert (first.number, second.number) == (1, 2)
    assert [row.number for row in contest_view(author, request.number).entries] == [1]
    assert [row.provider for row in contest_view(actor, request.number).entries] == ["Lingua Vistula", "Rival"]
    assert not may_read_entry(rival, first.id)
    with pytest.raises(NotFound):
        entry_view(rival, first.id)
    do(close_request, actor, LATER, request_id=request.id, reason="Enough.")
    (mine, other) = contest_view(rival, request.number).entries
    assert (mine.number, mine.reason, other.reason) == (1, "", "Enough.")
    assert not contest_view(provider("Stranger"), request.number).entries
    assert events(first) == ["EntryMade", "EntryNotChosen"]


def test_an_open_one_shows_them_to_who_entered_without_names():
    request, _ = contest(blind=False)
    first, _ = entered(request)
    _, rival = entered(request, provider("Rival"))
    assert may_read_entry(rival, first.id)
    assert [row.provider for row in contest_view(rival, request.number).entries] == ["", "Rival"]
    assert not may_read_entry(provider("Stranger"), first.id)


def test_as_many_as_the_contest_allows():
    request, _ = contest(most_entries=1)
    _, author = entered(request)
    assert contest_view(author, request.number).left == 0
    with refused(FileMissing, field="files"):
        do(enter_contest, author, LATER, request_id=request.id)
    with pytest.raises(EntriesUsed):
        entered(request, author)
    assert "enter" in request_view(author, request.number, at=LATER).may


def test_who_and_when():
    request, actor = contest()
    author = provider()
    with refused(OwnRequest):
        do(enter_contest, actor, LATER, request_id=request.id)
    with refused(Forbidden):
        do(enter_contest, member_actor(author.organisation_id, Role.VIEWER), LATER, request_id=request.id)
    plain, _ = posted()
    with refused(NotAContest):
        do(enter_contest, author, LATER, request_id=plain.id)
    with refused(ProposalsClosed):
        do(enter_contest, author, request.proposals_until, request_id=request.id)
    do(close_request, actor, LATER, request_id=request.id, reason="Enough.")
    with refused(RequestNotOpen):
        do(enter_contest, author, LATER, request_id=request.id)
