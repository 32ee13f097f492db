"""Asking for money out of the balance."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.kit.money import Money
from anyshore.ledger.rules import InsufficientFunds
from anyshore.parties.rules import CLOCK, Role
from anyshore.payments.actions.request_payout import NoPayouts, request_payout
from anyshore.payments.queries import wallets
from anyshore.payments.rules.refusals import AmountNotPositive
from tests.deals import make_deal, sound
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def paid(amount=20_000):
    deal = make_deal([amount])
    deal.complete()
    return deal


def test_it_leaves_the_balance_and_a_job_sends_it():
    deal = paid()
    payout = do(request_payout, deal.provider, amount=deal.money(15_000), destination="PL61 1090 1014")
    assert (payout.state, payout.amount_minor, payout.rail) == ("requested", 15_000, "sandbox")
    (row,) = wallets(deal.provider)
    assert (row.balance, row.leaving) == (deal.money(5_000), deal.money(15_000))
    with connection.cursor() as cursor:
        cursor.execute("SELECT args ->> 'payout_id' FROM procrastinate_jobs WHERE task_name = 'payments.pay_out'")
        assert cursor.fetchall() == [(str(payout.pk),)]
    sound()


def test_no_more_than_the_balance():
    deal = paid()
    do(request_payout, deal.provider, amount=deal.money(15_000))
    refusal = refuses(InsufficientFunds, request_payout, deal.provider, amount=deal.money(5_001))
    assert refusal.params["short_minor"] == 1
    refuses(InsufficientFunds, request_payout, deal.client, amount=deal.money(1))
    refuses(InsufficientFunds, request_payout, deal.provider, amount=Money(1, "USD"))


@pytest.mark.parametrize("minor", [0, -1])
def test_nothing_is_not_an_amount(minor):
    refuses(AmountNotPositive, request_payout, make_organisation()[1], amount=Money(minor, "EUR"))


def test_refusals():
    deal = paid()
    amount = deal.money(100)
    refuses(NoPayouts, request_payout, deal.provider, amount=amount, rail="ledger_only")
    refuses(Forbidden, request_payout, member_actor(deal.provider.organisation_id, Role.MEMBER), amount=amount)
    refuses(NotFound, request_payout, CLOCK, amount=amount)
    refuses(NotFound, request_payout, replace(deal.provider, organisation_id=None), amount=amount)


def test_a_replay_asks_for_nothing_more():
    deal = paid()
    replays(request_payout, deal.provider, amount=deal.money(15_000))
    assert deal.wallet() == 5_000
