"""Reads of sourcing: what each reader finds, page by page, and how many queries it takes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import ANYONE, Role
from anyshore.sourcing.actions.decline_proposal import decline_proposal
from anyshore.sourcing.actions.mark_awarded import mark_awarded
from anyshore.sourcing.actions.shortlist_proposal import shortlist_proposal
from anyshore.sourcing.queries.comparison import compare
from anyshore.sourcing.queries.offered import offered_work
from anyshore.sourcing.queries.proposals import my_proposals, proposal_terms, proposal_view
from anyshore.sourcing.queries.requests import draft_terms, my_requests, open_requests
from anyshore.sourcing.queries.view import request_view
from tests.factories import NOW, do, member_actor
from tests.sourcing.world import FIT, LATER, PRICE, SCHEDULE, client, drafted, posted, proposed, provider

pytestmark = pytest.mark.django_db


def test_open_requests_come_newest_first_in_pages_without_a_gap():
    owner = client()
    made = [posted(owner, title=f"Logo {n}")[0].number for n in range(7)]
    drafted(owner)
    seen, after = [], ""
    while True:
        found = open_requests(ANYONE, at=NOW, after=after, limit=3)
        seen += [row.number for row in found.rows]
        after = found.next
        if not after:
            break
    assert seen == made[::-1]
    assert open_requests(owner, at=NOW).rows == []
    assert open_requests(ANYONE, at=NOW + timedelta(days=30)).rows == []
    assert [row.number for row in open_requests(ANYONE, at=NOW, after="no cursor").rows] == made[::-1]


def test_search_wants_every_word_or_its_beginning():
    one, _ = posted(title="Logo for a bakery", brief="In blue, with a croissant.")
    two, _ = posted(title="Translate a menu", category="translation")
    for words, expected in [
        ("croiss bak", [one.number]),
        ("MENU", [two.number]),
        ("menu bakery", []),
        ("a", [two.number, one.number]),
        ("'; drop & | ! :* ", []),
        ("&|!", [two.number, one.number]),
    ]:
        assert [row.number for row in open_requests(ANYONE, at=NOW, search=words).rows] == expected
    assert [row.number for row in open_requests(ANYONE, at=NOW, category="translation").rows] == [two.number]


def test_my_requests_have_drafts_and_counts():
    owner = client()
    request, _ = posted(owner)
    drafted(owner)
    proposed(request)
    rows = my_requests(owner, at=NOW, limit=1)
    assert [row.state for row in rows.rows] == ["draft"]
    (second,) = my_requests(owner, at=NOW, after=rows.next).rows
    assert (second.state, second.live) == ("open", 1)
    assert my_requests(ANYONE, at=NOW).rows == []


def test_after_the_end_of_proposals_a_request_is_being_compared():
    request, owner = posted()
    assert my_requests(owner, at=request.proposals_until).rows[0].shown_state == "comparing"


def test_what_each_may_do():
    request, owner = posted()
    proposal, bidder = proposed(request)
    other = provider("Another")
    at = LATER
    may = {name: request_view(actor, request.number, at=at).may for name, actor in [("c", owner), ("b", bidder)]}
    assert may["c"] == {"edit", "close", "invite", "answer", "shortlist", "score", "decline", "award", "ask_documents"}
    assert may["b"] == {"revise", "withdraw", "ask"}
    assert request_view(other, request.number, at=at).may == {
        "propose",
        "draft_proposal",
        "ask",
        "decline_to_propose",
    }
    assert request_view(ANYONE, request.number, at=at).may == frozenset()
    viewer = member_actor(owner.organisation_id, Role.VIEWER)
    assert request_view(viewer, request.number, at=at).may == frozenset()
    assert request_view(other, request.number, at=request.proposals_until).may == frozenset()
    do(decline_proposal, owner, at, proposal_id=proposal.id, reason_code="fit")
    assert request_view(bidder, request.number, at=at).may == {"ask"}


def test_each_side_sees_its_own_half():
    request, owner = posted()
    proposal, bidder = proposed(request)
    rival = provider("Another")
    seen = request_view(rival, request.number, at=LATER)
    assert (seen.own_proposal, seen.bidders, seen.row.live, seen.invited) == (None, 0, 0, [])
    assert [one.code for one in seen.consequences] == ["sourcing.proposals_close", "sourcing.request_lapses"]
    assert seen.consequences[0].params["count"] == 0
    mine = request_view(bidder, request.number, at=LATER)
    assert mine.own_proposal.number == proposal.number
    assert mine.shoring.distance == "nearshore"
    assert request_view(owner, request.number, at=LATER).bidders == 1


def test_a_draft_reads_back_as_it_was_written():
    request, owner = drafted(brief="In blue.", questions=("How many drafts?",), criteria=(FIT,))
    request_id, version, terms = draft_terms(owner, request.number)
    assert (request_id, version, terms.brief, terms.criteria) == (request.id, 1, "In blue.", (FIT,))
    with pytest.raises(NotFound):
        draft_terms(provider(), request.number)


def test_the_comparison_ranks_and_tells_facts():
    request, owner = posted(criteria=(PRICE, SCHEDULE), wanted_on=date(2026, 12, 5))
    dear, _ = proposed(request, 20_001, finishes_on=date(2026, 12, 6))
    cheap, _ = proposed(request, 10_000, actor=provider("Cheap"))
    out, _ = proposed(request, 1, actor=provider("Out"))
    do(shortlist_proposal, owner, LATER, proposal_id=dear.id)
    do(decline_proposal, owner, LATER, proposal_id=out.id, reason_code="fit")
    found = compare(owner, request.id, at=LATER)
    assert [one.number for one in found.offers] == [cheap.number, dear.number]
    assert [one.number for one in found.out] == [out.number]
    assert (found.leading, found.offers[0].is_leading, found.offers[0].total) == (cheap.id, True, 100.0)
    assert found.offers[0].reasons == [("lowest_price", True), ("first_to_finish", True)]
    assert found.offers[1].reasons == [("above_budget", False), ("after_wanted", False)]
    assert found.offers[1].shortlisted
    assert [round(one.share) for one in found.criteria] == [67, 33]
    assert round(sum(one.part for one in found.offers[1].points), 1) == found.offers[1].total
    do(mark_awarded, owner, LATER, proposal_id=dear.id)
    assert [one.state for one in compare(owner, request.id, at=LATER).offers] == ["awarded", "not_chosen"]


def test_nobody_else_compares():
    request, _ = posted()
    _, bidder = proposed(request)
    for other in (bidder, ANYONE):
        with pytest.raises(Forbidden):
            compare(other, request.id, at=LATER)


def test_a_comparison_takes_the_same_queries_however_many_offers():
    request, owner = posted(criteria=(PRICE, FIT))

    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            compare(owner, request.id, at=LATER)
        return len(seen)

    proposed(request)
    one = count()
    for n in range(4):
        proposed(request, 10_000 + n, actor=provider(f"Provider {n}"))
    assert count() == one


def test_an_offer_as_the_contract_is_drafted_from_it():
    request, owner = posted(brief="In blue.")
    proposal, bidder = proposed(request)
    work = offered_work(owner, proposal.id)
    assert (work.client_id, work.provider_id) == (owner.organisation_id, bidder.organisation_id)
    assert (work.title, work.brief, work.currency, work.price_minor) == (request.title, "In blue.", "EUR", 18_000)
    with pytest.raises(NotFound):
        offered_work(provider("Another"), proposal.id)


def test_a_bidders_own_list_and_form():
    request, owner = posted()
    proposal, bidder = proposed(request)
    (row,) = my_proposals(bidder).rows
    assert (row.title, row.client.name, str(row.price)) == (request.title, "Bakkerij Pels", "180.00 EUR")
    assert proposal_terms(bidder, proposal.number)[2].price_minor == 18_000
    view = proposal_view(owner, proposal.number)
    assert (view.is_client, view.milestones[0].title, view.versions[0].number) == (True, request.title, 1)
    with pytest.raises(NotFound):
        proposal_terms(owner, proposal.number)
    assert my_proposals(ANYONE).rows == my_proposals(bidder, after="x").rows == []
