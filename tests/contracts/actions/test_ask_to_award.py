"""ask_to_award: the client's own people agree to this very offer before it can be awarded."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.approvals.actions.ask_approval import NoApprovalNeeded
from anyshore.approvals.models import Approval
from anyshore.contracts.actions.ask_to_award import ask_to_award
from anyshore.contracts.actions.award_proposal import ApprovalMissing, award_proposal
from anyshore.contracts.queries.approving import award_approval
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.kit.money import Money
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.award_and_fund import award_and_fund
from anyshore.sourcing.actions.edit_request import edit_request
from anyshore.sourcing.actions.expire_proposal import expire_proposal
from anyshore.sourcing.actions.revise_proposal import revise_proposal
from anyshore.sourcing.actions.withdraw_proposal import withdraw_proposal
from anyshore.sourcing.queries.offered import offered_work
from anyshore.sourcing.rules.refusals import OfferExpired, RequestNotOpen
from tests.approvals.world import answer, house, ruled, state
from tests.contracts.world import LATER, parties, refused, replayed
from tests.factories import do
from tests.sourcing.world import offer, posted, proposed, wanted

pytestmark = pytest.mark.django_db

FEE = {"fee_bps": 0, "rail": "sandbox"}


def wished(needed: int = 2):
    """A house with a rule of EUR 100, its request, and an offer of EUR 180."""
    here = house()
    ruled(here, Money(10_000, "EUR"), needed)
    request, _ = posted(here.owner)
    proposal, provider = proposed(request)
    return here, request, proposal, provider


def test_above_the_threshold_an_award_waits_for_those_who_are_asked():
    here, _, proposal, _ = wished()
    with refused(ApprovalMissing, needed=2):
        do(award_proposal, here.asker, LATER, proposal_id=proposal.id, **FEE)
    with refused(ApprovalMissing):
        do(award_and_fund, here.asker, LATER, proposal_id=proposal.id, **FEE)
    made = do(ask_to_award, here.asker, LATER, proposal_id=proposal.id, words="The best of three.")
    assert (made.subject_kind, made.subject_id, made.path) == (
        "proposal", proposal.id, f"/proposals/{proposal.number}/",
    )  # fmt: skip
    answer(made, here.people[0])
    with refused(ApprovalMissing):
        do(award_proposal, here.asker, LATER, proposal_id=proposal.id, **FEE)
    answer(made, here.people[1])
    assert do(award_proposal, here.asker, LATER, proposal_id=proposal.id, **FEE).state == "offered"


def test_below_the_threshold_and_without_rules_nobody_is_asked():
    here, request, _, _ = wished()
    cheap, _ = proposed(request, 10_000)
    with refused(NoApprovalNeeded):
        do(ask_to_award, here.asker, LATER, proposal_id=cheap.id)
    assert do(award_proposal, here.asker, LATER, proposal_id=cheap.id, **FEE).value_minor == 10_000


def test_a_revised_offer_or_a_changed_request_must_be_asked_again():
    here, request, proposal, provider = wished(needed=1)
    made = do(ask_to_award, here.asker, LATER, proposal_id=proposal.id)
    answer(made, here.people[0])
    do(revise_proposal, provider, LATER, proposal_id=proposal.id, version=1, terms=offer(19_000))
    with refused(ApprovalMissing):
        do(award_proposal, here.asker, LATER, proposal_id=proposal.id, **FEE)
    again = do(ask_to_award, here.asker, LATER, proposal_id=proposal.id)
    answer(again, here.people[1])
    terms = wanted(title=request.title, brief="In two colours after all.")
    do(edit_request, here.owner, LATER, request_id=request.id, version=1, terms=terms)
    about = award_approval(here.asker, offered_work(here.asker, proposal.id))
    assert about.missing
    assert about.standing is not None
    assert not about.standing.same


@pytest.mark.parametrize("how", ["revised", "withdrawn", "expired", "another"])
def test_an_open_question_ends_with_the_offer_it_is_about(how):
    here, request, proposal, provider = wished()
    cheap, _ = proposed(request, 9_000)
    made = do(ask_to_award, here.asker, LATER, proposal_id=proposal.id)
    assert made.answer_until <= proposal.expires_at
    if how == "revised":
        do(revise_proposal, provider, LATER, proposal_id=proposal.id, version=1, terms=offer(19_000))
    elif how == "withdrawn":
        do(withdraw_proposal, provider, LATER, proposal_id=proposal.id)
    elif how == "expired":
        do(expire_proposal, CLOCK, proposal.expires_at, proposal_id=proposal.id)
    else:
        do(award_proposal, here.asker, LATER, proposal_id=cheap.id, **FEE)
    assert state(made) == "withdrawn"


def test_refusals_change_nothing_and_a_replay_asks_once():
    here, request, proposal, provider = wished()
    stranger = parties()[0]
    with refused(Forbidden):
        do(ask_to_award, here.people[0], LATER, proposal_id=proposal.id)
    with refused(Forbidden):
        do(ask_to_award, provider, LATER, proposal_id=proposal.id)
    with refused(NotFound):
        do(ask_to_award, stranger, LATER, proposal_id=proposal.id)
    with refused(OfferExpired):
        do(ask_to_award, here.asker, proposal.expires_at + timedelta(seconds=1), proposal_id=proposal.id)
    replayed(ask_to_award, here.asker, proposal_id=proposal.id)
    assert Approval.objects.count() == 1
    cheap, _ = proposed(request, 9_000)
    do(award_proposal, here.asker, LATER, proposal_id=cheap.id, **FEE)
    with refused(RequestNotOpen):
        do(ask_to_award, here.asker, LATER, proposal_id=proposal.id)
