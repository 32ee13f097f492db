"""agree_to_team: a member takes part, and the last one sends the offer."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.models import Membership
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.agree_to_team import AgreedBefore, TeamTermsMoved, agree_to_team
from anyshore.sourcing.actions.ask_team import ask_team
from anyshore.sourcing.actions.call_off_team import call_off_team
from anyshore.sourcing.actions.sign_nda import sign_nda
from anyshore.sourcing.models import NdaVersion, Proposal, ProposalMember, TeamAnswer, TeamOffer
from anyshore.sourcing.queries.clearance import nda_signers
from anyshore.sourcing.queries.reading import may_read_proposal, may_read_team_offer
from anyshore.sourcing.rules.nda import NdaUnsigned
from anyshore.sourcing.rules.refusals import OwnRequest, ProposalsClosed
from anyshore.sourcing.rules.teams import InTeam
from tests.factories import do, member_actor
from tests.moves import replays
from tests.sourcing.teams import agreed, listed, terms, waiting
from tests.sourcing.world import LATER, client, clocks, events, posted, proposed, provider, refused

pytestmark = pytest.mark.django_db


def agree(found, actor, at=LATER, **more):
    given = {"offer_id": found.id, "terms_hash": found.hash, **more}
    return do(agree_to_team, actor, at, **given)


def test_the_first_waits_for_the_others_and_the_client_sees_nothing():
    request, owner = posted()
    found, _lead, one, _two = waiting(request)
    assert agree(found, one, name="  Odile Martin ").state == "waiting"
    answer = TeamAnswer.objects.get()
    assert (answer.name, answer.hash, answer.agrees) == ("Odile Martin", found.hash, True)
    assert events(found) == ["TeamAsked", "TeamAgreed"]
    assert Proposal.objects.count() == 0
    assert not may_read_team_offer(owner, found.id)


def test_the_last_sends_it_as_the_leads_proposal_with_the_team():
    request, owner = posted()
    found, lead, one, two = waiting(request)
    agree(found, one)
    sent = agree(found, two)
    proposal = Proposal.objects.get()
    assert (sent.state, sent.proposal_id, sent.ended_at) == ("sent", proposal.id, LATER)
    assert (proposal.provider_id, proposal.author_id, proposal.state) == (lead.organisation_id, lead.person_id, "sent")
    assert events(found) == ["TeamAsked", "TeamAgreed", "TeamAgreed", "TeamOfferSent"]
    assert events(proposal) == ["ProposalSent"]
    assert clocks(found) == []
    team = ProposalMember.objects.filter(proposal=proposal).order_by("position")
    assert list(team.values_list("provider_id", "share_bps")) == [
        (one.organisation_id, 3_000),
        (two.organisation_id, 2_000),
    ]
    assert may_read_proposal(owner, proposal.id)


def test_a_member_signs_the_confidentiality_text_first():
    request, _ = posted(nda="Keep it to yourselves.", summary="A logo")
    lead, one = provider(), listed()
    version = NdaVersion.objects.get(request=request)
    do(sign_nda, lead, LATER, request_id=request.id, nda_hash=version.hash)
    found = do(ask_team, lead, LATER, request_id=request.id, terms=terms(one))
    with refused(NdaUnsigned):
        agree(found, one)
    do(sign_nda, one, LATER, request_id=request.id, nda_hash=version.hash)
    assert set(nda_signers(request.id)) == {lead.organisation_id, one.organisation_id}
    assert agree(found, one).state == "sent"


def test_who_may_not():
    request, owner = posted()
    found, lead, one, _two = waiting(request)
    for actor in (provider(), owner, lead):
        with refused(NotFound):
            agree(found, actor)
    member = member_actor(one.organisation_id, Role.MEMBER)
    with refused(Forbidden):
        agree(found, member)
    Membership.objects.create(
        user_id=one.person_id, organisation_id=owner.organisation_id, role=Role.VIEWER, joined_at=LATER
    )
    with refused(OwnRequest):
        agree(found, one)


def test_only_what_stands_and_only_once():
    request, _ = posted()
    found, lead, one, two = waiting(request)
    with refused(TeamTermsMoved):
        agree(found, one, terms_hash="0" * 64)
    agree(found, one)
    with refused(AgreedBefore):
        agree(found, one)
    with refused(ProposalsClosed):
        agree(found, two, request.proposals_until)
    do(call_off_team, lead, LATER, offer_id=found.id)
    with refused(NotAllowed):
        agree(found, two)


def test_one_offer_on_a_request_is_all_a_provider_is_in():
    request, _ = posted()
    found, _lead, one, two = waiting(request)
    proposed(request, actor=two)
    with refused(InTeam):
        agree(found, two)
    other, again = client(), listed("Third")
    assert other
    second = do(ask_team, again, LATER, request_id=request.id, terms=terms(one))
    agree(found, one)
    with refused(InTeam):
        agree(second, one)


def test_where_it_cannot_be_sent_the_agreement_stands_and_the_lead_is_told():
    request, _ = posted()
    found, lead, one, two = waiting(request)
    agree(found, one)
    assert agree(found, two, a_week=0).state == "waiting"
    assert events(found)[-1] == "TeamNotSent"
    assert (TeamAnswer.objects.count(), Proposal.objects.count()) == (2, 0)
    Membership.objects.filter(user_id=lead.person_id).update(left_at=LATER)
    other, _ = posted()
    third, _lead, _one, last = waiting(other)
    Membership.objects.filter(organisation_id=third.lead_id).update(role=Role.MEMBER)
    agreed(third, _one)
    assert agree(third, last).state == "waiting"


def test_a_replay_agrees_once():
    request, _ = posted()
    found, _lead, one, _two = waiting(request)
    replays(agree_to_team, one, LATER, offer_id=found.id, terms_hash=found.hash)
    assert TeamAnswer.objects.count() == 1
    assert TeamOffer.objects.get().state == "waiting"
