"""hold_proposal: signed and kept back, nothing of it with the client, and asked of its own people."""

from __future__ import annotations

import pytest

from anyshore.approvals.rules import NobodyAsked
from anyshore.kit.errors import Forbidden
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.hold_proposal import hold_proposal
from anyshore.sourcing.actions.revise_proposal import revise_proposal
from anyshore.sourcing.actions.save_proposal_draft import save_proposal_draft
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.models import HeldProposal, Proposal
from anyshore.sourcing.queries.held import held_proposal, held_proposals
from anyshore.sourcing.queries.loading import screening_questions
from anyshore.sourcing.rules.held import ProposalUnapproved
from anyshore.sourcing.rules.offers import AnswerMissing
from anyshore.sourcing.rules.refusals import RequestNotOpen
from tests.factories import do
from tests.sourcing.held import file_of, ruling, waits
from tests.sourcing.world import LATER, events, offer, posted, proposed, refused

pytestmark = pytest.mark.django_db


def test_it_waits_for_its_own_people_and_the_client_learns_nothing():
    found = waits()
    assert (found.held.state, found.held.price_minor, Proposal.objects.count()) == ("held", 18_000, 0)
    about = found.question()
    assert (about.state, about.amount_minor, about.answer_until) == ("asked", 18_000, found.request.proposals_until)
    assert about.path == f"/proposals/held/{found.held.id}/"
    assert events(found.held) == ["ProposalHeld"]
    assert [row.id for row in held_proposals(found.here.people[0])] == [found.held.id]
    assert held_proposals(found.client) == []
    view = held_proposal(found.here.asker, found.held.id)
    assert (view.step, view.may) == ("waits", {"drop"})


def test_what_its_rule_names_is_not_sent_around_it():
    request, _client = posted()
    here = ruling()
    with refused(ProposalUnapproved, needed=1):
        do(send_proposal, here.asker, LATER, request_id=request.id, terms=offer())
    small, _ = proposed(request, 10_000, actor=here.asker)
    with refused(ProposalUnapproved):
        do(revise_proposal, here.asker, LATER, proposal_id=small.id, version=1, terms=offer())
    given = {"request_id": request.id, "terms": offer(), "proposal_id": small.id, "version": 1}
    held = do(hold_proposal, here.asker, LATER, **given)
    assert (held.proposal_id, held.revises) == (small.id, 1)


def test_another_one_takes_its_place_with_its_files():
    here = ruling()
    found = waits(here=here, file_ids=(file_of(here.asker, "cv.pdf"),))
    again = do(hold_proposal, found.here.asker, LATER, request_id=found.request.id, terms=offer(19_000))
    assert (found.fresh().state, again.state) == ("dropped", "held")
    assert found.question().state == "withdrawn"
    assert [one.name for one in held_proposal(found.here.asker, again.id).files] == ["cv.pdf"]


def test_files_of_the_draft_go_with_it_and_the_draft_stays():
    request, _client = posted()
    here = ruling()
    given = {
        "request_id": request.id,
        "version": 0,
        "written": {"text": "So far"},
        "file_ids": (file_of(here.asker, "plan.pdf"),),
    }
    do(save_proposal_draft, here.asker, LATER, **given)
    held = do(hold_proposal, here.asker, LATER, request_id=request.id, terms=offer())
    assert [one.name for one in held_proposal(here.asker, held.id).files] == ["plan.pdf"]


def test_who_may_not_and_what_is_refused():
    request, client = posted(questions=("Which tools?",))
    here = ruling()
    given = {"request_id": request.id, "terms": offer()}
    with refused(Forbidden):
        do(hold_proposal, here.people[0], LATER, **given)
    with refused(AnswerMissing):
        do(hold_proposal, here.asker, LATER, **given)
    assert len(screening_questions(request)) == 1
    plain, _ = posted(client)
    with refused(NobodyAsked):
        do(hold_proposal, here.asker, LATER, request_id=plain.id, terms=offer(10_000))
    do(close_request, client, LATER, request_id=plain.id, reason="Made in-house")
    with refused(RequestNotOpen):
        do(hold_proposal, here.asker, LATER, request_id=plain.id, terms=offer())
    assert not HeldProposal.objects.exists()
