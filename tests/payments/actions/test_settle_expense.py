"""Paying from its own funding: the inner verb behind payment and silence."""

from __future__ import annotations

import pytest

from anyshore.payments.actions.pay_expense import pay_expense
from anyshore.payments.queries import agreement_money, wallet_lines
from tests.deals import sound
from tests.factories import do
from tests.payments.expenses import claimed, expense_deal

pytestmark = pytest.mark.django_db


def test_it_stands_in_the_statement_and_is_no_part_of_the_price():
    deal = expense_deal()
    do(pay_expense, deal.client, expense_id=claimed(deal).pk)
    (line,) = wallet_lines(deal.provider, "EUR")
    assert (line.kind, line.change.minor, line.title) == ("expense", 4_200, "Train to the workshop")
    money = agreement_money(deal.client, deal.id)
    assert (money.released.minor, money.bonus.minor, money.fee.minor) == (0, 0, 0)
    sound()
