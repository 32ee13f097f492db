"""Agreeing to divide what is held."""

from __future__ import annotations

import pytest

from anyshore.delivery.models import Work
from anyshore.exits.actions.agree_refund import OfferOutdated, agree_refund
from anyshore.exits.actions.offer_refund import offer_refund
from anyshore.exits.queries import ending_of
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.actions.release_part import release_part
from anyshore.payments.models import Draw
from anyshore.payments.rules.refusals import MoneyOnHold
from anyshore.plumbing import deadlines
from tests.deals import make_deal, sound
from tests.factories import do, make_organisation, operator_actor
from tests.moves import refuses, replays
from tests.payments.actions.test_record_draw import block, drawn

pytestmark = pytest.mark.django_db


def offered(amounts=(20_000,), **terms):
    deal = make_deal(amounts, **terms)
    deal.fund()
    given = {"milestone_id": deal.milestones[0], "to_client": deal.money(5_000), "reason": "It came late."}
    return deal, do(offer_refund, deal.client, **given)


def test_both_get_their_part_and_the_work_stops():
    deal, offer = offered([20_000, 700], fee_bps=1_000)
    agreed = replays(agree_refund, deal.provider, offer_id=offer.pk)
    assert (agreed.state, deal.holding().state, deal.state()) == ("agreed", "split", "running")
    assert (deal.held(), deal.wallet(), deal.fees()) == (0, 13_500, 1_500)
    assert Work.objects.get(milestone_id=deal.milestones[0]).state == "stopped"
    assert not deadlines.of(("refund_offer", offer.pk))
    sound()


def test_the_last_open_milestone_ends_the_agreement():
    deal, offer = offered()
    submission = deal.submit()
    do(agree_refund, deal.provider, offer_id=offer.pk)
    assert deal.state() == "ended"
    assert not deadlines.of(("submission", submission.pk))
    ending = ending_of(deal.client, deal.id)
    assert (ending.kind, ending.paid, ending.refunded) == ("consent", deal.money(15_000), deal.money(5_000))
    sound()


def test_an_offer_about_other_money_is_outdated():
    deal, offer = offered()
    do(release_part, deal.client, milestone_id=deal.milestones[0], amount=deal.money(1))
    refuses(OfferOutdated, agree_refund, deal.provider, offer_id=offer.pk)


def test_refusals():
    deal, offer = offered()
    refuses(Forbidden, agree_refund, deal.client, offer_id=offer.pk)
    refuses(NotFound, agree_refund, make_organisation()[1], offer_id=offer.pk)
    do(hold_funds, operator_actor(), milestone_id=deal.milestones[0], reason="A court order.")
    refuses(MoneyOnHold, agree_refund, deal.provider, offer_id=offer.pk)


def test_once():
    deal, offer = offered([20_000, 700])
    do(agree_refund, deal.provider, offer_id=offer.pk)
    refuses(NotAllowed, agree_refund, deal.provider, offer_id=offer.pk)


def test_hours_that_waited_are_overtaken_when_the_money_is_divided():
    deal = block()
    draw = drawn(deal)
    given = {"milestone_id": deal.milestones[0], "to_client": deal.money(30_000), "reason": "We part."}
    offer = do(offer_refund, deal.client, **given)
    do(agree_refund, deal.provider, offer_id=offer.pk)
    assert (deal.state(), Draw.objects.get().state) == ("ended", "overtaken")
    assert not deadlines.of(("draw", draw.pk))
    sound()
