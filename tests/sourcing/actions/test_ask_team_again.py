"""ask_team_again: a revision waits for the team while the version before goes on to bind."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound, Stale
from anyshore.sourcing.actions.agree_to_team import agree_to_team
from anyshore.sourcing.actions.ask_team_again import ask_team_again
from anyshore.sourcing.actions.decline_proposal import decline_proposal
from anyshore.sourcing.actions.revise_proposal import revise_proposal
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.actions.withdraw_proposal import withdraw_proposal
from anyshore.sourcing.models import Proposal, ProposalMember, TeamOffer
from anyshore.sourcing.rules.refusals import OfferExpired, ProposalsClosed, RoundClosed
from anyshore.sourcing.rules.states import Reason
from anyshore.sourcing.rules.teams import InTeam, TeamMissing, TeamNotAgreed, TeamWaits
from tests.factories import do
from tests.moves import replays
from tests.sourcing.teams import agreed, part, team_proposal, terms
from tests.sourcing.world import LATER, events, offer, posted, refused

pytestmark = pytest.mark.django_db


def test_another_price_share_or_role_is_the_members_to_agree_to():
    request, _ = posted()
    proposal, lead, one, two = team_proposal(request)
    given = {"proposal_id": proposal.id, "version": 1}
    for wished in (
        terms(one, two, price_minor=17_000),
        offer(team=(part(one, 3_001), part(two, 2_000))),
        offer(team=(part(one, 3_000, "Reads the proofs"), part(two, 2_000))),
        offer(team=(part(one),)),
    ):
        with refused(TeamNotAgreed):
            do(revise_proposal, lead, LATER, terms=wished, **given)
    words = do(revise_proposal, lead, LATER, terms=terms(one, two, text="Four drafts."), **given)
    assert (words.version, words.text, ProposalMember.objects.count()) == (2, "Four drafts.", 2)


def test_the_version_before_binds_until_all_have_agreed():
    request, _ = posted()
    proposal, lead, one, two = team_proposal(request)
    wished = terms(one, two, price_minor=17_000)
    found = do(ask_team_again, lead, LATER, proposal_id=proposal.id, version=1, terms=wished)
    agreed(found, one)
    proposal.refresh_from_db()
    assert (proposal.version, proposal.price_minor, proposal.state) == (1, 18_000, "sent")
    assert agreed(found, two).state == "sent"
    proposal.refresh_from_db()
    assert (proposal.version, proposal.price_minor) == (2, 17_000)
    assert events(proposal) == ["ProposalSent", "ProposalRevised"]


def test_a_member_that_is_left_out_is_told_and_free():
    request, _ = posted()
    proposal, lead, one, two = team_proposal(request)
    with refused(InTeam):
        do(send_proposal, two, LATER, request_id=request.id, terms=offer())
    found = do(ask_team_again, lead, LATER, proposal_id=proposal.id, version=1, terms=terms(one))
    agreed(found, one)
    assert events(proposal) == ["ProposalSent", "ProposalRevised", "TeamLeft"]
    assert do(send_proposal, two, LATER, request_id=request.id, terms=offer()).state == "sent"


def test_who_goes_on_alone_needs_nobody():
    request, _ = posted()
    proposal, lead, *_ = team_proposal(request)
    alone = do(revise_proposal, lead, LATER, proposal_id=proposal.id, version=1, terms=offer())
    assert (alone.version, ProposalMember.objects.count()) == (2, 0)
    assert events(proposal)[-1] == "TeamLeft"


def test_what_stands_again_is_agreed_to_again():
    request, _ = posted()
    proposal, lead, one, two = team_proposal(request)
    do(withdraw_proposal, lead, LATER, proposal_id=proposal.id)
    given = {"proposal_id": proposal.id, "version": 1, "terms": terms(one, two)}
    with refused(TeamNotAgreed):
        do(revise_proposal, lead, LATER, **given)
    found = do(ask_team_again, lead, LATER, **given)
    agreed(found, one, two)
    proposal.refresh_from_db()
    assert (proposal.version, proposal.state) == (2, "sent")


def test_who_may_not_and_when():
    request, owner = posted()
    proposal, lead, one, two = team_proposal(request)
    given = {"proposal_id": proposal.id, "version": 1, "terms": terms(one, two, price_minor=17_000)}
    with refused(NotFound):
        do(ask_team_again, one, LATER, **given)
    with refused(Forbidden):
        do(ask_team_again, owner, LATER, **given)
    with refused(Stale):
        do(ask_team_again, lead, LATER, **{**given, "version": 2})
    with refused(TeamMissing):
        do(ask_team_again, lead, LATER, **{**given, "terms": offer()})
    with refused(ProposalsClosed):
        do(ask_team_again, lead, request.proposals_until, **given)
    found = do(ask_team_again, lead, LATER, **given)
    with refused(TeamWaits, team=found.id):
        do(ask_team_again, lead, LATER, **given)
    with refused(TeamWaits, team=found.id):
        do(revise_proposal, lead, LATER, **{**given, "terms": terms(one, two, text="Other words")})


def test_a_declined_one_is_not_sent_again():
    request, owner = posted()
    proposal, lead, one, two = team_proposal(request)
    do(decline_proposal, owner, LATER, proposal_id=proposal.id, reason_code="price")
    with refused(NotAllowed):
        do(ask_team_again, lead, LATER, proposal_id=proposal.id, version=1, terms=terms(one, two))


def test_an_agreement_serves_one_version_alone():
    request, _ = posted()
    proposal, lead, one, two = team_proposal(request)
    wished = terms(one, two, price_minor=17_000)
    found = do(ask_team_again, lead, LATER, proposal_id=proposal.id, version=1, terms=wished)
    for member in (one, two):
        do(agree_to_team, member, LATER, offer_id=found.id, terms_hash=found.hash)
    do(revise_proposal, lead, LATER, proposal_id=proposal.id, version=2, terms=offer())
    with refused(TeamNotAgreed):
        do(revise_proposal, lead, LATER, proposal_id=proposal.id, version=3, terms=wished)


def test_a_replay_asks_once():
    request, _ = posted()
    proposal, lead, one, _two = team_proposal(request)
    replays(ask_team_again, lead, LATER, proposal_id=proposal.id, version=1, terms=terms(one))
    assert (TeamOffer.objects.count(), Proposal.objects.get().version) == (2, 1)


@pytest.mark.parametrize(
    ("left", "refusal"),
    [
        ({"state": "not_chosen", "reason_code": Reason.ROUND}, RoundClosed),
        ({"state": "sent", "expires_at": LATER}, OfferExpired),
    ],
)
def test_what_may_not_be_revised_alone_may_not_be_put_before_a_team(left, refusal):
    request, _ = posted()
    proposal, lead, one, two = team_proposal(request)
    Proposal.objects.filter(pk=proposal.pk).update(**left)
    given = {"proposal_id": proposal.id, "version": 1, "terms": terms(one, two, price_minor=17_000)}
    for verb in (ask_team_again, revise_proposal):
        with refused(refusal):
            do(verb, lead, LATER, **given)
    assert TeamOffer.objects.filter(state="waiting").count() == 0
