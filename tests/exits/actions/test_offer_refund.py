"""Offering to divide what is held."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from anyshore.exits.actions.offer_refund import MoreThanHeld, OfferOpen, offer_refund
from anyshore.exits.queries import refund_offers_of, silence_of
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.kit.money import Money
from anyshore.parties.rules import Role
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.rules.refusals import AmountNotPositive, MoneyOnHold, NotFunded, ReasonMissing
from anyshore.plumbing import deadlines
from tests.deals import make_deal
from tests.factories import do, make_organisation, member_actor, operator_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def given(deal, minor=5_000):
    return {"milestone_id": deal.milestones[0], "to_client": deal.money(minor), "reason": "It came late."}


def test_the_other_side_has_five_of_its_working_days():
    deal = make_deal()
    deal.fund()
    offer = do(offer_refund, deal.client, **given(deal))
    assert offer.answer_until == datetime(2026, 12, 1, 16, tzinfo=UTC)  # 17:00 in Warsaw
    (clock,) = deadlines.of(("refund_offer", offer.pk))
    assert (clock.verb, clock.due_at) == ("exits.lapse_refund", offer.answer_until)
    (row,) = refund_offers_of(deal.provider, deal.id)
    assert (row.side, row.to_client, row.to_provider) == ("client", deal.money(5_000), deal.money(15_000))
    told = [(one.code, one.side) for one in silence_of(deal.provider, deal.id)]
    assert ("exits.refund_declined", "provider") in told
    assert deal.held() == 20_000


@pytest.mark.parametrize("minor", [0, 20_000])
def test_either_side_may_offer_anything_between_nothing_and_all(minor):
    deal = make_deal()
    deal.fund()
    offer = do(offer_refund, deal.provider, **given(deal, minor))
    assert (offer.side, offer.to_provider_minor) == ("provider", 20_000 - minor)


@pytest.mark.parametrize("amount", [Money(-1, "EUR"), Money(1, "USD")])
def test_less_than_nothing_and_other_money_are_refused(amount):
    deal = make_deal()
    deal.fund()
    refuses(AmountNotPositive, offer_refund, deal.client, **given(deal) | {"to_client": amount})


def test_refusals():
    deal, (_, stranger) = make_deal(), make_organisation()
    refuses(NotFunded, offer_refund, deal.client, **given(deal))
    deal.fund()
    refuses(Forbidden, offer_refund, member_actor(deal.client.organisation_id, Role.FINANCE), **given(deal))
    refuses(NotFound, offer_refund, stranger, **given(deal))
    refuses(ReasonMissing, offer_refund, deal.client, **given(deal) | {"reason": " "})
    refusal = refuses(MoreThanHeld, offer_refund, deal.client, **given(deal, 20_001))
    assert refusal.params == {"held": deal.money(20_000)}
    do(hold_funds, operator_actor(), milestone_id=deal.milestones[0], reason="A court order.")
    refuses(MoneyOnHold, offer_refund, deal.client, **given(deal))


def test_one_at_a_time():
    deal = make_deal()
    deal.fund()
    replays(offer_refund, deal.client, **given(deal))
    refuses(OfferOpen, offer_refund, deal.client, **given(deal))
    refuses(OfferOpen, offer_refund, deal.provider, **given(deal))
