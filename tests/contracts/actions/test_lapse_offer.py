"""lapse_offer: nobody answered in time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.actions.lapse_offer import OfferStands, lapse_offer
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from tests.contracts.world import awarded, clocks, events, offered, refused, running
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_at_its_instant_the_offer_lapses():
    deal = offered()
    made = do(lapse_offer, CLOCK, deal.agreement.answer_until, agreement_id=deal.agreement.id)
    assert made.state == "lapsed"
    assert clocks(made.id) == []
    assert events(deal) == ["AgreementOffered", "OfferLapsed"]


def test_an_award_that_lapses_opens_the_request_again():
    deal = awarded()
    made = do(lapse_offer, CLOCK, deal.agreement.answer_until, agreement_id=deal.agreement.id)
    made.refresh_from_db()
    assert (made.state, made.proposal.state, made.request.state) == ("lapsed", "not_chosen", "open")


def test_not_before_and_by_nobody_else():
    deal = offered()
    until = deal.agreement.answer_until
    with refused(OfferStands, until=until):
        do(lapse_offer, CLOCK, until - timedelta(microseconds=1), agreement_id=deal.agreement.id)
    for actor in (deal.client, deal.provider):
        with refused(Forbidden):
            do(lapse_offer, actor, until, agreement_id=deal.agreement.id)


def test_a_signed_one_does_not_lapse():
    deal = running()
    with refused(NotAllowed):
        do(lapse_offer, CLOCK, deal.agreement.signed_at + timedelta(days=99), agreement_id=deal.agreement.id)
