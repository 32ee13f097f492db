"""let_proposal_out: what was agreed to goes out, or stays with its author and says why; nobody is in two places."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.answer_and_send import answer_and_send
from anyshore.kit.errors import Refused
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.drop_held_proposal import drop_held_proposal
from anyshore.sourcing.actions.edit_request import edit_request
from anyshore.sourcing.models import Proposal
from anyshore.sourcing.queries.held import held_proposal
from tests.contracts.world import performing, race
from tests.factories import NOW, do
from tests.sourcing.held import waits
from tests.sourcing.world import LATER, events, wanted

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_request_that_closed_meanwhile_refuses_it_and_its_author_is_told():
    found = waits()
    do(close_request, found.client, LATER, request_id=found.request.id, reason="Made in-house")
    found.said()
    assert (found.fresh().state, found.fresh().refusal["code"]) == ("held", "request_not_open")
    assert events(found.held)[-1] == "HeldProposalStuck"
    assert held_proposal(found.here.asker, found.held.id).step == "free"
    assert not Proposal.objects.exists()


def test_a_request_that_was_changed_meanwhile_is_read_again_first():
    found = waits()
    do(edit_request, found.client, NOW, request_id=found.request.id, version=1, terms=wanted(budget_minor=25_000))
    found.said()
    assert (found.fresh().state, found.fresh().refusal["code"]) == ("held", "request_moved")


def test_declined_it_comes_back_with_their_words():
    found = waits()
    for who in range(3):
        found.said(who, "declined", "Too cheap")
    view = held_proposal(found.here.asker, found.held.id)
    assert (view.step, view.may) == ("back", {"ask", "drop"})
    assert not Proposal.objects.exists()


def test_two_who_agree_at_once_send_it_once():
    found = waits(needed=1)
    given = {"approval_id": found.question().id, "answer": "approved", "fingerprint": found.held.hash}
    both = [performing(answer_and_send, found.here.people[who], LATER, **given) for who in (0, 1)]
    outcomes = race(*both)
    assert Proposal.objects.count() == 1
    assert found.fresh().state == "sent"
    assert sum(isinstance(one, Refused) for one in outcomes) == 1, outcomes


def test_given_up_while_it_is_agreed_to_it_goes_out_or_does_not():
    found = waits()
    given = {"approval_id": found.question().id, "answer": "approved", "fingerprint": found.held.hash}
    agree = performing(answer_and_send, found.here.people[0], LATER, **given)
    drop = performing(drop_held_proposal, found.here.asker, LATER, held_id=found.held.id)
    race(agree, drop)
    assert (found.fresh().state, Proposal.objects.count()) in (("sent", 1), ("dropped", 0))
