"""Silence declines an offer to divide what is held."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.exits.actions.decline_refund import decline_refund
from anyshore.exits.actions.lapse_refund import lapse_refund
from anyshore.exits.actions.offer_refund import offer_refund
from anyshore.exits.models import RefundOffer
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from tests.deals import make_deal, sound
from tests.factories import do
from tests.moves import refuses

pytestmark = pytest.mark.django_db


def offered():
    deal = make_deal()
    deal.fund()
    given = {"milestone_id": deal.milestones[0], "to_client": deal.money(5_000), "reason": "It came late."}
    return deal, do(offer_refund, deal.client, **given)


def test_at_the_stated_instant():
    deal, offer = offered()
    run_due(offer.answer_until - timedelta(seconds=1))
    assert RefundOffer.objects.get().state == "offered"
    run_due(offer.answer_until + timedelta(days=1))
    lapsed = RefundOffer.objects.get()
    assert (lapsed.state, lapsed.answered_at) == ("lapsed", offer.answer_until)
    assert deal.held() == 20_000
    sound()


def test_only_the_clock_and_only_what_waits():
    deal, offer = offered()
    refuses(Forbidden, lapse_refund, deal.client, offer_id=offer.pk)
    do(decline_refund, deal.provider, offer_id=offer.pk)
    refuses(NotAllowed, lapse_refund, CLOCK, offer_id=offer.pk)
