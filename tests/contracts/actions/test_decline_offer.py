"""decline_offer: the side that is asked says no."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.decline_offer import decline_offer
from anyshore.contracts.rules import Side
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.world import LATER, awarded, clocks, events, offered, parties, refused, running
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("side", Side)
def test_the_asked_side_declines_with_a_reason(side: Side):
    deal = offered(side)
    asked = deal.provider if side is Side.CLIENT else deal.client
    made = do(decline_offer, asked, LATER, agreement_id=deal.agreement.id, reason=" Too late for us\r\n")
    assert made.state == "declined"
    assert clocks(made.id) == []
    assert events(deal) == ["AgreementOffered", "OfferDeclined"]


def test_a_client_who_declines_an_award_opens_the_request_again():
    deal = awarded()
    made = do(decline_offer, deal.client, LATER, agreement_id=deal.agreement.id, reason="Budget cut")
    made.refresh_from_db()
    assert (made.state, made.proposal.state, made.request.state) == ("declined", "not_chosen", "open")


def test_the_side_that_has_signed_and_others_may_not():
    deal = offered()
    member, stranger = member_actor(deal.provider.organisation_id, Role.FINANCE), parties()[0]
    for actor in (deal.client, member):
        with refused(Forbidden):
            do(decline_offer, actor, LATER, agreement_id=deal.agreement.id)
    with refused(NotFound):
        do(decline_offer, stranger, LATER, agreement_id=deal.agreement.id)


def test_what_is_signed_or_declined_is_not_declined():
    deal = offered()
    do(decline_offer, deal.provider, LATER, agreement_id=deal.agreement.id)
    with refused(NotAllowed):
        do(decline_offer, deal.provider, LATER, agreement_id=deal.agreement.id)
    signed = running()
    for actor in (signed.client, signed.provider):
        with refused(Forbidden):
            do(decline_offer, actor, LATER, agreement_id=signed.agreement.id)


def test_a_reason_has_a_limit():
    deal = offered()
    with refused(Invalid, field="reason"):
        do(decline_offer, deal.provider, LATER, agreement_id=deal.agreement.id, reason="x" * 2001)
