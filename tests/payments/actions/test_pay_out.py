"""Sending a payout."""

from __future__ import annotations

from uuid import uuid4

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.pay_out import pay_out
from anyshore.payments.actions.request_payout import request_payout
from anyshore.payments.queries import payouts, wallet_lines, wallets
from tests.deals import balance, make_deal, sound
from tests.factories import do
from tests.moves import nothing_changes, refuses

pytestmark = pytest.mark.django_db


def asked(destination):
    deal = make_deal([20_000])
    deal.complete()
    return deal, do(request_payout, deal.provider, amount=deal.money(15_000), destination=destination)


def test_it_is_paid_with_a_reference():
    deal, payout = asked("PL61 1090 1014")
    settled = do(pay_out, CLOCK, payout_id=payout.pk)
    assert settled.state == "paid"
    assert settled.reference.startswith("PLAY-")
    assert balance("rail/sandbox/EUR") == -5_000
    (row,) = wallets(deal.provider)
    assert (row.balance, row.leaving) == (deal.money(5_000), deal.money(0))
    sound()


def test_what_cannot_be_sent_is_back_on_the_balance():
    deal, payout = asked("Refuse me")
    settled = do(pay_out, CLOCK, payout_id=payout.pk)
    assert settled.state == "failed"
    assert settled.failure
    assert deal.wallet() == 20_000
    assert [line.kind for line in wallet_lines(deal.provider, "EUR")] == ["payout_returned", "payout_asked", "release"]
    assert [row.state for row in payouts(deal.provider)] == ["failed"]
    sound()


@pytest.mark.parametrize("destination", ["PL61 1090 1014", "refuse"])
def test_twice_is_once(destination):
    _, payout = asked(destination)
    do(pay_out, CLOCK, payout_id=payout.pk)
    with nothing_changes():
        do(pay_out, CLOCK, payout_id=payout.pk)


def test_refusals():
    deal, payout = asked("")
    refuses(Forbidden, pay_out, deal.provider, payout_id=payout.pk)
    refuses(NotFound, pay_out, deal.client, payout_id=payout.pk)
    refuses(NotFound, pay_out, CLOCK, payout_id=uuid4())
