"""post_contest: open with its prizes, and a day on which silence has a stated result."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.edit_request import TermsLocked, edit_request
from anyshore.sourcing.actions.post_contest import post_contest
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.models import Contest, Prize
from anyshore.sourcing.rules.contests import ContestTakesEntries, ContestTerms, PrizesMissing, shared_prizes
from anyshore.sourcing.rules.refusals import OutOfRange, TooMany
from tests.factories import do, member_actor
from tests.sourcing.contests import contest
from tests.sourcing.world import LATER, client, clocks, events, offer, provider, refused, wanted
from tests.tables import tables

pytestmark = pytest.mark.django_db


def test_it_is_open_with_its_prizes():
    request, _ = contest()
    assert (request.state, request.kind, request.budget_minor) == ("open", "contest", 40_000)
    assert list(Prize.objects.order_by("place").values_list("place", "amount_minor")) == [(1, 30_000), (2, 10_000)]
    assert Contest.objects.get().blind
    assert clocks(request) == [("sourcing.lapse_request", request.decide_until)]
    assert events(request) == ["RequestSaved", "RequestPublished"]


def test_a_guarantee_changes_what_silence_does():
    request, _ = contest(guaranteed=True)
    assert clocks(request) == [("contracts.settle_contest", request.decide_until)]


def test_prizes_that_cannot_be_taken():
    owner = client()
    for prizes, error in (
        ((), PrizesMissing),
        ((0,), OutOfRange),
        ((100, 200), OutOfRange),
        ((1,) * 11, TooMany),
        ((10**15, 10**15), OutOfRange),
    ):
        with refused(error, field="prizes"):
            do(post_contest, owner, terms=wanted(), contest=ContestTerms(prizes=prizes))
    member = member_actor(owner.organisation_id, Role.MEMBER)
    with refused(Forbidden):
        do(post_contest, member, terms=wanted(), contest=ContestTerms(prizes=(1,)))


def test_a_contest_without_prizes_is_not_published_and_one_takes_no_proposals():
    owner = client()
    with refused(PrizesMissing, field="kind"):
        do(post_request, owner, terms=wanted(kind="contest"))
    request, actor = contest()
    bidder = provider()
    with refused(ContestTakesEntries):
        do(send_proposal, bidder, LATER, request_id=request.id, terms=offer())
    dearer = wanted(brief="A loaf and a star.", kind="contest", budget_minor=1)
    with refused(TermsLocked, field="budget_minor"):
        do(edit_request, actor, LATER, request_id=request.id, version=1, terms=dearer)


@pytest.mark.parametrize("row", tables("docs/algorithms/contests.md")[0], ids=lambda row: row["left"] + row["parts"])
def test_the_worked_table_of_shares(row):
    names = {name: row[name].replace("–", "").split() for name in ("entries", "finalists", "parts")}
    found = shared_prizes(int(row["left"]), names["entries"], names["finalists"])
    assert [f"{one}:{part}" for one, part in found.items()] == names["parts"]
