"""Giving more than the price."""

from __future__ import annotations

import pytest

from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.kit.money import Money
from anyshore.payments.actions.give_bonus import NotSigned, give_bonus
from anyshore.payments.rules.refusals import AmountNotPositive
from tests.deals import balance, make_deal, sound
from tests.factories import do, make_organisation
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_it_goes_to_the_provider_at_once_and_bears_the_fee():
    deal = make_deal([10_000], fee_bps=1_000)
    bonus = do(give_bonus, deal.client, agreement_id=deal.id, amount=deal.money(1_005), words=" Well done! ")
    assert (bonus.amount_minor, bonus.fee_minor, bonus.words) == (1_005, 100, "Well done!")
    assert (deal.held(), deal.wallet(), deal.fees(), balance("rail/sandbox/EUR")) == (0, 905, 100, -1_005)
    deal.complete()
    assert deal.fees() == 1_100
    do(give_bonus, deal.client, agreement_id=deal.id, amount=deal.money(5))
    assert deal.fees() == 1_101
    sound()


def test_on_the_ledger_only_rail_it_is_owed():
    deal = make_deal([10_000], fee_bps=1_000, rail="ledger_only")
    do(give_bonus, deal.client, agreement_id=deal.id, amount=deal.money(1_000))
    assert (deal.owed(), balance(f"owes/{deal.agreement.provider_id}/EUR")) == (1_000, -100)
    sound()


@pytest.mark.parametrize("amount", [Money(0, "EUR"), Money(-1, "EUR"), Money(1, "USD")])
def test_nothing_and_other_money_are_refused(amount):
    deal = make_deal()
    refuses(AmountNotPositive, give_bonus, deal.client, agreement_id=deal.id, amount=amount)


def test_refusals():
    deal, (_, stranger) = make_deal(), make_organisation()
    given = {"agreement_id": deal.id, "amount": deal.money(500)}
    refuses(Forbidden, give_bonus, deal.provider, **given)
    refuses(NotFound, give_bonus, stranger, **given)
    do(cancel_agreement, deal.provider, agreement_id=deal.id, reason="Ill.")
    refuses(NotSigned, give_bonus, deal.client, **given)


def test_a_replay_gives_nothing():
    deal = make_deal()
    replays(give_bonus, deal.client, agreement_id=deal.id, amount=deal.money(500))
    assert deal.wallet() == 500
