"""Withdrawing an offer to divide what is held."""

from __future__ import annotations

import pytest

from anyshore.exits.actions.offer_refund import offer_refund
from anyshore.exits.actions.withdraw_refund import withdraw_refund
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.plumbing import deadlines
from tests.deals import make_deal, sound
from tests.factories import do, make_organisation
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def offered():
    deal = make_deal()
    deal.fund()
    given = {"milestone_id": deal.milestones[0], "to_client": deal.money(5_000), "reason": "It came late."}
    return deal, given, do(offer_refund, deal.client, **given)


def test_money_and_work_stay_and_another_offer_may_come():
    deal, given, offer = offered()
    assert do(withdraw_refund, deal.client, offer_id=offer.pk).state == "withdrawn"
    assert (deal.held(), deal.state()) == (20_000, "running")
    assert not deadlines.of(("refund_offer", offer.pk))
    do(offer_refund, deal.provider, **given)
    sound()


def test_refusals():
    deal, _, offer = offered()
    refuses(Forbidden, withdraw_refund, deal.provider, offer_id=offer.pk)
    refuses(NotFound, withdraw_refund, make_organisation()[1], offer_id=offer.pk)


def test_once():
    deal, _, offer = offered()
    replays(withdraw_refund, deal.client, offer_id=offer.pk)
    refuses(NotAllowed, withdraw_refund, deal.client, offer_id=offer.pk)
