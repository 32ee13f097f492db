"""One button: award, sign, fund."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Role
from anyshore.payments.actions.award_and_fund import award_and_fund
from anyshore.payments.models import Holding
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.models import Proposal, Request
from anyshore.sourcing.rules.offers import MilestoneTerms, ProposalTerms
from anyshore.sourcing.rules.terms import RequestTerms
from tests.deals import balance, sound
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def proposed():
    (_, client), (_, provider) = make_organisation(), make_organisation()
    request = do(post_request, client, terms=RequestTerms(title="A logo for my bakery", currency="EUR"))
    terms = ProposalTerms(
        price_minor=20_000,
        text="I will draw it by hand.",
        milestones=(
            MilestoneTerms(title="Sketches", amount_minor=5_000),
            MilestoneTerms(title="Files", amount_minor=15_000),
        ),
    )
    return client, provider, do(send_proposal, provider, request_id=request.pk, terms=terms)


def given(proposal):
    return {"proposal_id": proposal.pk, "fee_bps": 0, "rail": "sandbox"}


def test_everything_is_signed_and_held():
    client, _, proposal = proposed()
    agreement = replays(award_and_fund, client, **given(proposal))
    assert agreement.state == "running"
    assert Proposal.objects.get(pk=proposal.pk).state == "awarded"
    assert set(Holding.objects.values_list("state", flat=True)) == {"held"}
    assert balance(f"held/{agreement.pk}") == 20_000
    sound()


@pytest.mark.parametrize("role", [Role.MEMBER, Role.FINANCE])
def test_whoever_may_not_do_both_does_nothing(role):
    client, _, proposal = proposed()
    refuses(Forbidden, award_and_fund, member_actor(client.organisation_id, role), **given(proposal))
    assert Request.objects.get().state == "open"


def test_neither_the_provider_nor_a_stranger_may():
    _, provider, proposal = proposed()
    refuses(Forbidden, award_and_fund, provider, **given(proposal))
    refuses(NotFound, award_and_fund, make_organisation()[1], **given(proposal))


def test_a_second_time_is_refused():
    client, _, proposal = proposed()
    do(award_and_fund, client, **given(proposal))
    with pytest.raises(Exception, match="request_not_open|not_allowed|stale"):
        do(award_and_fund, client, **given(proposal))
    assert Holding.objects.count() == 2
