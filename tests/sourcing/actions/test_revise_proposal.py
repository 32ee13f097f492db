"""revise_proposal: another version binds; what fell out may stand again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound, Stale
from anyshore.parties.rules import CLOCK, Role
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.decline_proposal import decline_proposal
from anyshore.sourcing.actions.edit_request import edit_request
from anyshore.sourcing.actions.expire_proposal import expire_proposal
from anyshore.sourcing.actions.mark_awarded import mark_awarded
from anyshore.sourcing.actions.revise_proposal import revise_proposal
from anyshore.sourcing.actions.withdraw_proposal import withdraw_proposal
from anyshore.sourcing.models import ProposalVersion
from anyshore.sourcing.rules.offers import MilestonesDoNotAddUp, MilestoneTerms
from anyshore.sourcing.rules.refusals import OfferExpired, ProposalsClosed, RequestNotOpen
from tests.factories import NOW, do, member_actor
from tests.sourcing.world import LATER, clocks, events, offer, posted, proposed, provider, refused, wanted

pytestmark = pytest.mark.django_db


def test_a_new_version_binds_against_the_request_as_it_reads_now():
    request, actor = posted()
    proposal, bidder = proposed(request)
    do(edit_request, actor, LATER, request_id=request.id, version=1, terms=wanted(brief="In blue."))
    until = NOW + timedelta(days=3)
    terms = offer(17_000, expires_at=until)
    done = do(revise_proposal, bidder, LATER, proposal_id=proposal.id, version=1, terms=terms)
    assert (done.version, done.price_minor, done.request_version) == (2, 17_000, 2)
    assert clocks(proposal) == [("sourcing.expire_proposal", until)]
    prices = [row.content["price_minor"] for row in ProposalVersion.objects.order_by("number")]
    assert prices == [18_000, 17_000]
    assert events(proposal) == ["ProposalSent", "ProposalRevised"]


def test_a_withdrawn_and_an_expired_one_stand_again():
    request, _ = posted()
    proposal, bidder = proposed(request)
    do(withdraw_proposal, bidder, proposal_id=proposal.id)
    done = do(revise_proposal, bidder, LATER, proposal_id=proposal.id, version=1, terms=offer())
    assert (done.state, done.decided_at) == ("sent", None)
    do(expire_proposal, CLOCK, LATER, proposal_id=proposal.id)
    assert do(revise_proposal, bidder, LATER, proposal_id=proposal.id, version=2, terms=offer()).state == "sent"


def test_declined_and_awarded_ones_do_not():
    request, actor = posted()
    declined, one = proposed(request)
    awarded, two = proposed(request, actor=provider("Another"))
    do(decline_proposal, actor, proposal_id=declined.id, reason_code="price")
    with refused(NotAllowed):
        do(revise_proposal, one, LATER, proposal_id=declined.id, version=1, terms=offer())
    do(mark_awarded, actor, LATER, proposal_id=awarded.id)
    with refused(RequestNotOpen, state="awarded"):
        do(revise_proposal, two, LATER, proposal_id=awarded.id, version=1, terms=offer())


def test_too_late_for_the_request_and_for_the_offer():
    request, actor = posted()
    until = LATER + timedelta(hours=1)
    proposal, bidder = proposed(request, expires_at=until)
    with refused(OfferExpired, expired_at=until):
        do(revise_proposal, bidder, until, proposal_id=proposal.id, version=1, terms=offer())
    with refused(ProposalsClosed):
        do(revise_proposal, bidder, request.proposals_until, proposal_id=proposal.id, version=1, terms=offer())
    do(close_request, actor, request_id=request.id, reason="Done.")
    with refused(RequestNotOpen):
        do(revise_proposal, bidder, LATER, proposal_id=proposal.id, version=1, terms=offer())


def test_who_saw_another_version_is_stale_and_terms_are_checked():
    request, _ = posted()
    proposal, bidder = proposed(request)
    do(revise_proposal, bidder, LATER, proposal_id=proposal.id, version=1, terms=offer(17_000))
    with refused(Stale):
        do(revise_proposal, bidder, LATER, proposal_id=proposal.id, version=1, terms=offer(16_000))
    parts = (MilestoneTerms(title="All", amount_minor=1),)
    with refused(MilestonesDoNotAddUp, total_minor=1, price_minor=18_000):
        do(revise_proposal, bidder, LATER, proposal_id=proposal.id, version=2, terms=offer(milestones=parts))


def test_only_its_bidder_with_the_right_to_bind():
    request, actor = posted()
    proposal, bidder = proposed(request)
    for other in (actor, member_actor(bidder.organisation_id, Role.MEMBER)):
        with refused(Forbidden):
            do(revise_proposal, other, LATER, proposal_id=proposal.id, version=1, terms=offer(1))
    with refused(NotFound):
        do(revise_proposal, provider("Another"), LATER, proposal_id=proposal.id, version=1, terms=offer(1))
