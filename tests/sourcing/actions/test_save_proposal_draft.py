"""save_proposal_draft: kept for its organisation alone; it binds nobody and costs nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.kit.errors import Forbidden, Invalid, NotFound, Stale
from anyshore.kit.money import Money
from anyshore.parties.rules import CLOCK, Role
from anyshore.plumbing import files
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.decline_proposal import decline_proposal
from anyshore.sourcing.actions.edit_request import edit_request
from anyshore.sourcing.actions.save_proposal_draft import save_proposal_draft
from anyshore.sourcing.models import Proposal, ProposalDraft
from anyshore.sourcing.queries.drafts import draft_on, my_drafts
from anyshore.sourcing.queries.quotas import left_this_week
from anyshore.sourcing.queries.view import request_view
from anyshore.sourcing.rules.refusals import (
    AlreadyProposed,
    OwnRequest,
    ProposalsClosed,
    RequestNotOpen,
    TextTooLong,
)
from tests.factories import NOW, do, make_organisation, member_actor, operator_actor
from tests.moves import replays
from tests.sourcing.world import LATER, client, clocks, drafted, events, posted, proposed, provider, refused, wanted

pytestmark = pytest.mark.django_db

NOTHING: dict = {}
HALF = {
    "price": Money(15_000, "EUR"),
    "text": "Three drafts,",
    "finishes_on": NOW.date() - timedelta(days=3),
    "milestones": [{"title": "Sketch", "amount": None}, {"amount": Money(900, "EUR"), "criteria": ["readable"]}],
    "answers": [{"question": "How many drafts?", "text": "Three."}],
    "expires_at": NOW + timedelta(days=9),
}


def saved(request, actor, written=HALF, version=0, at=LATER, **more):
    given = {"request_id": request.id, "version": version, "written": written}
    return do(save_proposal_draft, actor, at, **given, **more)


def upload(actor, name="sketch.txt"):
    return files.store(SimpleUploadedFile(name, name.encode()), uploaded_by=actor.person_id, at=NOW).id


@pytest.mark.parametrize("written", [NOTHING, HALF])
def test_whatever_is_written_so_far_comes_back_as_it_was(written):
    request, _ = posted()
    bidder = provider()
    draft = saved(request, member_actor(bidder.organisation_id, Role.MEMBER), written)
    found = draft_on(bidder, request.id, at=LATER)
    assert (found.written, found.row.over, found.row.version) == (written, "", 1)
    assert (events(draft), [verb for verb, _ in clocks(draft)]) == (
        ["ProposalDraftSaved"],
        ["sourcing.remind_of_draft"],
    )


def test_nobody_else_sees_it_and_it_takes_no_place_and_no_turn():
    request, owner = posted(most_proposals=1)
    bidder, other = provider(), provider("Another")
    before = left_this_week(bidder, at=LATER)
    saved(request, bidder)
    for actor in (owner, other, operator_actor(), CLOCK):
        assert (my_drafts(actor, at=LATER), draft_on(actor, request.id, at=LATER)) == ([], None)
    view = request_view(owner, request.number, at=LATER)
    assert (view.bidders, view.locked, Proposal.objects.count()) == (0, False, 0)
    assert left_this_week(bidder, at=LATER) == before
    assert "propose" in request_view(other, request.number, at=LATER).may


def test_it_is_saved_again_with_its_files_and_who_saw_another_is_stale():
    request, _ = posted()
    bidder = provider()
    saved(request, bidder, file_ids=(upload(bidder), upload(bidder, "plan.txt")))
    sketch, plan = draft_on(bidder, request.id, at=LATER).files
    saved(request, bidder, NOTHING, 1, drop_ids=(sketch.id,))
    found = draft_on(bidder, request.id, at=LATER)
    assert ([one.id for one in found.files], found.written, found.row.version) == ([plan.id], NOTHING, 2)
    assert ProposalDraft.objects.count() == 1
    with refused(Stale):
        saved(request, bidder, version=1)
    with refused(Stale):
        saved(request, bidder, version=0)


def test_what_is_beyond_every_limit_is_refused_with_its_field():
    request, _ = posted()
    bidder = provider()
    with refused(TextTooLong, field="text"):
        saved(request, bidder, {"text": "x" * 200_000})
    with refused(Invalid):
        saved(request, bidder, file_ids=(upload(client()),))


def test_who_may_not():
    request, owner = posted()
    bidder = provider()
    with refused(OwnRequest):
        saved(request, owner)
    with refused(Forbidden):
        saved(request, member_actor(bidder.organisation_id, Role.VIEWER))
    hidden, _ = posted(visibility="invited")
    with refused(NotFound):
        saved(hidden, bidder)
    unpublished, _ = drafted()
    with refused(NotFound):
        saved(unpublished, bidder)


def test_while_proposals_are_taken_and_none_was_declined():
    request, owner = posted()
    proposal, bidder = proposed(request)
    do(decline_proposal, owner, LATER, proposal_id=proposal.id, reason_code="price")
    with refused(AlreadyProposed):
        saved(request, bidder)
    other = provider("Another")
    with refused(ProposalsClosed):
        saved(request, other, at=request.proposals_until)
    saved(request, other)
    do(close_request, owner, LATER, request_id=request.id, reason="Done in house.")
    with refused(RequestNotOpen):
        saved(request, other, version=1)
    assert draft_on(other, request.id, at=LATER).row.over == "closed"


def test_the_draft_knows_when_the_request_changes_its_currency_and_questions():
    request, owner = posted(questions=("How many drafts?",))
    bidder = provider()
    saved(request, bidder)
    found = draft_on(bidder, request.id, at=LATER)
    assert (found.answers, found.lost, found.repriced) == ({"How many drafts?": "Three."}, [], False)
    terms = wanted(questions=("How many?",), currency="USD")
    do(edit_request, owner, LATER, request_id=request.id, version=1, terms=terms)
    found = draft_on(bidder, request.id, at=LATER)
    assert (found.answers, found.lost, found.repriced) == ({}, [("How many drafts?", "Three.")], True)
    assert (found.row.outdated, found.written["price"], found.written["milestones"][1]["amount"]) == (True, None, None)
    assert found.row.price == Money(15_000, "EUR")


def test_a_replay_saves_once():
    request, _ = posted()
    bidder = make_organisation()[1]
    replays(save_proposal_draft, bidder, LATER, request_id=request.id, version=0, written=HALF)
    assert ProposalDraft.objects.get().version == 1
