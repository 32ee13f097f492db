"""withdraw_offer: the side that has signed takes its offer back."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.withdraw_offer import withdraw_offer
from anyshore.contracts.rules import Side
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.world import LATER, awarded, clocks, events, offered, parties, refused, running
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("side", Side)
def test_the_author_takes_it_back(side: Side):
    deal = offered(side)
    author = deal.client if side is Side.CLIENT else deal.provider
    made = do(withdraw_offer, author, LATER, agreement_id=deal.agreement.id, reason="Found another")
    assert made.state == "withdrawn"
    assert clocks(made.id) == []
    assert events(deal) == ["AgreementOffered", "OfferWithdrawn"]


def test_a_provider_who_withdraws_from_an_award_opens_the_request_again():
    deal = awarded()
    made = do(withdraw_offer, deal.provider, LATER, agreement_id=deal.agreement.id, reason="Ill")
    made.refresh_from_db()
    assert (made.state, made.proposal.state, made.request.state) == ("withdrawn", "not_chosen", "open")


def test_the_side_that_is_asked_and_others_may_not():
    deal = offered()
    member, stranger = member_actor(deal.client.organisation_id, Role.MEMBER), parties()[0]
    for actor in (deal.provider, member):
        with refused(Forbidden):
            do(withdraw_offer, actor, LATER, agreement_id=deal.agreement.id)
    with refused(NotFound):
        do(withdraw_offer, stranger, LATER, agreement_id=deal.agreement.id)


def test_a_running_agreement_is_not_withdrawn():
    deal = running()
    with refused(NotAllowed):
        do(withdraw_offer, deal.client, LATER, agreement_id=deal.agreement.id)
