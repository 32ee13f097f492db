"""Taking a transfer back."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.ledger.actions.reverse_transfer import reverse_transfer
from anyshore.ledger.queries import balance, transfer, transfers_about
from anyshore.ledger.rules import AlreadyReversed, InsufficientFunds, NotAReversal
from anyshore.plumbing.actions import perform
from tests.ledger.conftest import AT, CLOCK, THING, do_post, posting

pytestmark = pytest.mark.money


def reverse(number: int):
    return perform(reverse_transfer, actor=CLOCK, at=AT, transfer_id=number)


@pytest.fixture
def funded(books):
    [made] = do_post(posting("fund/1", "rail/sandbox/USD", "held/a", 100))
    return made.id


def test_a_reversal_mirrors(funded):
    made = reverse(funded)
    row = transfer(made.id)
    assert (row.debit, row.credit, row.amount, row.reverses_id) == (
        "held/a",
        "rail/sandbox/USD",
        Money(100, "USD"),
        funded,
    )
    assert (row.kind, row.about_kind, row.about_id) == ("reversal", "milestone", THING)
    assert balance("held/a") == Money(0, "USD")


def test_a_second_time_is_the_same(funded):
    first, again = reverse(funded), reverse(funded)
    assert (again.id, first.repeated, again.repeated) == (first.id, False, True)
    assert balance("rail/sandbox/USD") == Money(0, "USD")


def test_what_cannot_be_paid_back_is_refused(funded):
    do_post(posting("out", "held/a", "wallet/a", 60))
    with pytest.raises(InsufficientFunds):
        reverse(funded)
    assert balance("held/a") == Money(40, "USD")


def test_what_does_not_exist_is_not_found(funded):
    with pytest.raises(NotFound):
        reverse(funded + 1_000)


@pytest.mark.parametrize("alone", [True, False])
def test_only_a_mirror_reverses_and_only_once(funded, alone):
    do_post(posting("more", "rail/sandbox/USD", "held/a", 500))
    also = [] if alone else [posting("and", "rail/sandbox/USD", "held/a", 1)]
    for bad in (
        posting("r", "held/a", "rail/sandbox/USD", 99, reverses=funded),
        posting("r", "rail/sandbox/USD", "held/a", 100, reverses=funded),
        posting("r", "held/a", "wallet/a", 100, reverses=funded),
        posting("r", "held/a", "rail/sandbox/USD", 100, reverses=funded + 1_000),
    ):
        with pytest.raises(NotAReversal):
            do_post(bad, *also)
    reverse(funded)
    with pytest.raises(AlreadyReversed):
        do_post(posting("r", "held/a", "rail/sandbox/USD", 100, reverses=funded), *also)
    assert len(transfers_about("milestone", THING)) == 3
