"""Sealing: every transfer once, without gaps, whatever order they were committed in; folding; who may."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.errors import Forbidden
from anyshore.kit.money import Money
from anyshore.ledger.actions.seal_transfers import seal_transfers
from anyshore.ledger.models import Account, Seal, SealBatch
from anyshore.ledger.queries import balance, check_ledger, unsealed
from anyshore.ledger.rules import AccountRule
from anyshore.plumbing.actions import perform
from tests.ledger.conftest import AT, do_open, do_post, do_seal, posting, settle

pytestmark = pytest.mark.money

LATE = "SELECT ledger_post(now(), 'slow', 'fund', 'rail/x/USD', 'wallet/a', 1, 'USD', 'milestone', gen_random_uuid(), NULL)"


def fund(key, to="held/a", minor=100):
    return do_post(posting(key, "rail/sandbox/USD", to, minor))[0].id


def numbers():
    return list(Seal.objects.order_by("number").values_list("number", "transfer_id"))


def test_transfers_are_sealed_once_and_in_order(books):
    first, second = fund("1"), fund("2")
    assert unsealed() == 2
    assert (do_seal(), do_seal()) == (2, 0)
    third = fund("3")
    assert do_seal(AT + timedelta(minutes=1)) == 1
    assert numbers() == [(1, first), (2, second), (3, third)]
    assert list(SealBatch.objects.order_by("number").values_list("number", "first", "last")) == [(1, 1, 2), (2, 3, 3)]
    assert unsealed() == 0


def test_ids_that_become_visible_out_of_order_are_all_sealed(books):
    """A transfer whose id was drawn early and committed late is sealed late: no look at the highest id would find
    it."""
    for address in ("rail/x/USD", "rail/y/USD"):
        do_open(address, rule=AccountRule.OVERDRAFT)
    with books.connect() as late:
        late.execute("BEGIN")
        slow = late.execute(LATE).fetchone()[0]
        fast = do_post(posting("fast", "rail/y/USD", "wallet/b", 1))[0].id
        assert slow < fast
        for turn in range(3):
            do_seal()
            do_post(posting(f"more/{turn}", "rail/y/USD", "wallet/b", 1))
        assert (1, fast) in numbers()
        assert slow not in dict(numbers()).values()
        late.execute("COMMIT")
    do_seal()
    assert slow in dict(numbers()).values()
    settle(lambda turn: do_post(posting(f"last/{turn}", "rail/y/USD", "wallet/b", 1)))
    assert unsealed() == 0
    assert SealBatch.objects.latest("number").settled_id > slow
    assert [number for number, _ in numbers()] == list(range(1, len(numbers()) + 1))


def test_credit_only_accounts_are_folded(books):
    settle(lambda turn: fund(f"fee/{turn}", "fees/USD", 25))
    row = Account.objects.get(address="fees/USD")
    assert row.folded_id == SealBatch.objects.latest("number").settled_id
    credited = 25 * unsealed() + 25 * Seal.objects.count()
    assert 0 < row.balance <= credited
    assert balance("fees/USD") == Money(credited, "USD")
    do_post(posting("out", "fees/USD", "wallet/a", credited))
    assert balance("fees/USD") == Money(0, "USD")
    assert check_ledger() == []


def test_a_batch_has_a_size(books):
    for turn in range(5):
        do_post(*(posting(f"{turn}/{n}", "rail/sandbox/USD", "held/a", 1) for n in range(1_000)))
    assert do_seal() == 5_000
    assert list(SealBatch.objects.order_by("number").values_list("first", "last")) == [(1, 4_096), (4_097, 5_000)]


def test_only_the_clock_and_the_operator_seal(books):
    fund("1")
    for kind in (ActorKind.PERSON, ActorKind.ANONYMOUS):
        with pytest.raises(Forbidden):
            perform(seal_transfers, actor=Actor(kind), at=AT)
    assert unsealed() == 1
    assert perform(seal_transfers, actor=Actor(ActorKind.OPERATOR), at=AT) == 1
