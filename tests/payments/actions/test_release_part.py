"""Paying a part before the work is accepted."""

from __future__ import annotations

import pytest

from anyshore.exits.actions.give_back import give_back
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.kit.money import Money
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.actions.release_part import TooMuch, release_part
from anyshore.payments.rules.refusals import AmountNotPositive, MoneyOnHold, NotFunded
from tests.deals import make_deal, sound
from tests.factories import do, make_organisation, operator_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_a_part_goes_to_the_provider_less_the_fee():
    deal = make_deal([20_000], fee_bps=250)
    deal.fund()
    holding = do(release_part, deal.client, milestone_id=deal.milestones[0], amount=deal.money(5_000))
    assert (holding.state, holding.released_minor, holding.fee_minor) == ("held", 5_000, 125)
    assert (deal.held(), deal.wallet(), deal.fees()) == (15_000, 4_875, 125)
    sound()


def test_slices_bear_the_fee_of_the_whole():
    deal = make_deal([4] * 10, fee_bps=1_000)
    for place in range(10):
        deal.fund(place)
        do(release_part, deal.client, milestone_id=deal.milestones[place], amount=deal.money(3))
        deal.accept(deal.submit(place))
    assert deal.fees() == 4
    assert deal.wallet() == 36
    sound()


def test_on_the_ledger_only_rail_it_is_owed_and_the_provider_owes_the_fee():
    deal = make_deal([20_000], fee_bps=250, rail="ledger_only")
    deal.fund()
    do(release_part, deal.client, milestone_id=deal.milestones[0], amount=deal.money(5_000))
    assert (deal.held(), deal.owed(), deal.fees()) == (15_000, 5_000, 125)
    sound()


@pytest.mark.parametrize("minor", [20_000, 20_001, 10**15])
def test_a_part_leaves_something_held(minor):
    deal = make_deal()
    deal.fund()
    refusal = refuses(TooMuch, release_part, deal.client, milestone_id=deal.milestones[0], amount=deal.money(minor))
    assert refusal.params == {"most": deal.money(19_999)}


@pytest.mark.parametrize("amount", [Money(0, "EUR"), Money(-5, "EUR"), Money(100, "USD")])
def test_nothing_less_than_nothing_and_other_money_are_refused(amount):
    deal = make_deal()
    deal.fund()
    refuses(AmountNotPositive, release_part, deal.client, milestone_id=deal.milestones[0], amount=amount)


def test_what_is_not_held_cannot_be_released():
    deal = make_deal([500, 600])
    given = {"milestone_id": deal.milestones[0], "amount": deal.money(100)}
    refuses(NotFunded, release_part, deal.client, **given)
    deal.fund()
    do(give_back, deal.provider, milestone_id=deal.milestones[0], reason="Too busy.")
    refuses(NotFunded, release_part, deal.client, **given)


def test_money_on_hold_stays():
    deal = make_deal()
    deal.fund()
    do(hold_funds, operator_actor(), milestone_id=deal.milestones[0], reason="A court order.")
    refuses(MoneyOnHold, release_part, deal.client, milestone_id=deal.milestones[0], amount=deal.money(100))


def test_neither_the_provider_nor_a_stranger_may():
    deal, (_, stranger) = make_deal(), make_organisation()
    deal.fund()
    given = {"milestone_id": deal.milestones[0], "amount": deal.money(100)}
    refuses(Forbidden, release_part, deal.provider, **given)
    refuses(NotFound, release_part, stranger, **given)


def test_a_replay_moves_nothing():
    deal = make_deal()
    deal.fund()
    replays(release_part, deal.client, milestone_id=deal.milestones[0], amount=deal.money(100))
    assert deal.wallet() == 100
