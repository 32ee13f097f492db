"""Opening accounts."""

from __future__ import annotations

import pytest

from anyshore.kit.money import Money, UnknownCurrency
from anyshore.ledger.models import Account
from anyshore.ledger.queries import balance
from anyshore.ledger.rules import AccountConflict, AccountRule, Malformed
from tests.ledger.conftest import do_open

pytestmark = [pytest.mark.money, pytest.mark.django_db]


def test_an_account_is_opened_once():
    number = do_open("held/a", "KWD")
    assert do_open("held/a", "KWD") == number
    assert balance("held/a") == Money(0, "KWD")
    assert [(row.address, row.currency, row.rule) for row in Account.objects.all()] == [("held/a", "KWD", "strict")]


@pytest.mark.parametrize(("currency", "rule"), [("EUR", AccountRule.STRICT), ("USD", AccountRule.OVERDRAFT)])
def test_another_account_at_the_same_address_is_refused(currency, rule):
    do_open("held/a", "USD")
    with pytest.raises(AccountConflict) as told:
        do_open("held/a", currency, rule)
    assert told.value.params == {"account": "held/a"}
    assert [(row.currency, row.rule) for row in Account.objects.all()] == [("USD", "strict")]


@pytest.mark.parametrize(
    "address",
    ["", "Held", "held/", "/held", "held//a", "held/a b", "held/ä", "1held", "held/a\t", "held/a\n", "a" * 121],
)
def test_what_is_no_address_is_refused(address):
    with pytest.raises(Malformed):
        do_open(address)
    assert not Account.objects.exists()


def test_a_currency_has_to_exist():
    with pytest.raises(UnknownCurrency):
        do_open("held/a", "XXX")


def test_rows_are_not_written_by_models():
    do_open("held/a")
    row = Account.objects.get()
    for write in (row.save, row.delete):
        with pytest.raises(TypeError):
            write()
