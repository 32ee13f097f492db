"""wait_for_claim: one clock, for whose turn it is, in their own working days."""

from __future__ import annotations

import pytest

from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar
from anyshore.payments.actions.accept_claim import accept_claim
from anyshore.payments.actions.wait_for_claim import wait_for_claim
from tests.factories import NOW, do
from tests.payments.claims_world import DAY, clocks, limited, made

pytestmark = pytest.mark.django_db


def test_an_offer_is_asked_of_who_claimed():
    deal = limited(review_days=4)
    one = made(deal)
    do(accept_claim, deal.provider, NOW + DAY, claim_id=one.pk, amount=deal.money(10))
    until = add_working_days(NOW + DAY, 4, calendar(deal.client.organisation_id))
    assert clocks(one) == [("payments.remind_of_claim", until)]


def test_again_it_begins_anew_and_of_what_is_over_nobody_is_asked():
    deal = limited(review_days=7)
    one = made(deal)
    do(wait_for_claim, deal.client, NOW + DAY, claim=one, agreement=deal.agreement)
    until = add_working_days(NOW + DAY, 7, calendar(deal.provider.organisation_id))
    assert clocks(one) == [("payments.remind_of_claim", until)]
    one.state = "objected"
    do(wait_for_claim, deal.client, NOW + DAY, claim=one, agreement=deal.agreement)
    assert clocks(one) == []
