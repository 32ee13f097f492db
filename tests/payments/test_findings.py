"""What check_ledger asks of money: every planted fault is found, and nothing where there is none.

The faults are planted by the owner of the tables: the application's role and the constraints let none of them in.
"""

from __future__ import annotations

import pytest

from anyshore.payments.actions.give_bonus import give_bonus
from anyshore.payments.actions.request_payout import request_payout
from anyshore.payments.queries import findings
from tests.deals import make_deal
from tests.factories import do

PLANTED = {
    "held_is_not_the_sum": [
        "ALTER TABLE payments_holding DROP CONSTRAINT payments_holding_state_is_sums",
        "UPDATE payments_holding SET funded_minor = funded_minor + 1 WHERE state = 'held'",
    ],
    "held_where_it_is_over": ["UPDATE contracts_agreement SET state = 'completed' WHERE state = 'running'"],
    "holding_is_not_its_transfers": [
        "UPDATE payments_holding SET released_minor = 0, refunded_minor = 500, state = 'refunded'"
        " WHERE state = 'released' AND funded_minor = 500",
    ],
    "fee_is_not_the_formula": ["UPDATE payments_bonus SET fee_minor = fee_minor + 1"],
    "owed_is_not_the_sum": ["UPDATE payments_bonus SET amount_minor = amount_minor + 1"],
    "leaving_is_not_asked_for": ["UPDATE payments_payout SET amount_minor = amount_minor + 1"],
}


def world():
    deal = make_deal([20_000, 500], fee_bps=100)
    deal.fund(0)
    deal.fund(1)
    deal.accept(deal.submit(1))
    do(request_payout, deal.provider, amount=deal.money(100))
    promised = make_deal([700], fee_bps=100, rail="ledger_only")
    promised.complete()
    do(give_bonus, promised.client, agreement_id=promised.id, amount=promised.money(1_000))


def test_nothing_is_found_where_nothing_is_wrong(committed_db):
    world()
    assert [*findings()] == []


@pytest.mark.parametrize("rule", PLANTED)
def test_a_planted_fault_is_found(rule, as_owner):
    world()
    for statement in PLANTED[rule]:
        as_owner.execute(statement)
    assert rule in {found.rule for found in findings()}
