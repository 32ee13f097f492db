"""Postings at the same time, on real connections: nothing is paid twice, nothing below zero, no deadlock."""

from __future__ import annotations

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from anyshore.kit.money import Money
from anyshore.ledger.actions.reverse_transfer import reverse_transfer
from anyshore.ledger.queries import balance, balances, unsealed
from anyshore.ledger.rules import InsufficientFunds, LedgerRefused
from anyshore.plumbing.actions import perform
from tests.counts import LEDGER_RACES
from tests.ledger.conftest import AT, CLOCK, do_open, do_post, do_seal, posting

pytestmark = pytest.mark.money


@pytest.fixture
def crowd(books):
    """Run functions at the same moment, each on its own connection; outcomes or refusals in order."""
    with ThreadPoolExecutor(16, initializer=connection.ensure_connection) as pool:

        def run(*jobs):
            start = Barrier(len(jobs))

            def one(job):
                start.wait()
                try:
                    return job()
                except LedgerRefused as refusal:
                    return type(refusal)

            return list(pool.map(one, jobs))

        yield run
        list(pool.map(lambda _: connection.close(), range(64)))


def fund(key: str, minor: int, to: str = "held/a"):
    return do_post(posting(key, "rail/sandbox/USD", to, minor))


@pytest.mark.parametrize("trials", LEDGER_RACES.params)
def test_money_is_spent_once(crowd, trials):
    for trial in range(trials):
        fund(f"fund/{trial}", 100)
        release = posting(f"release/{trial}", "held/a", "wallet/a", 100)
        refund = posting(f"refund/{trial}", "held/a", "wallet/b", 100)
        part = posting(f"part/{trial}", "held/a", "wallet/a", 60)
        fee = posting(f"fee/{trial}", "held/a", "fees/USD", 40)
        found = crowd(partial(do_post, release), partial(do_post, refund), partial(do_post, part, fee))
        assert found.count(InsufficientFunds) == 2, found
        assert balance("held/a") == Money(0, "USD")


@pytest.mark.parametrize("trials", LEDGER_RACES.params)
def test_one_key_has_one_effect(crowd, trials):
    for trial in range(trials):
        found = crowd(*[partial(fund, f"fund/{trial}", 7)] * 16)
        assert len({posted.id for [posted] in found}) == 1
        assert Counter(posted.repeated for [posted] in found) == {False: 1, True: 15}
    assert balance("held/a") == Money(7 * trials, "USD")


@pytest.mark.parametrize("trials", LEDGER_RACES.params)
def test_a_transfer_is_reversed_once(crowd, trials):
    for trial in range(trials):
        [made] = fund(f"fund/{trial}", 7)
        fund(f"more/{trial}", 7)
        found = crowd(*[partial(perform, reverse_transfer, actor=CLOCK, at=AT, transfer_id=made.id)] * 2)
        assert found[0].id == found[1].id
        assert {one.repeated for one in found} == {False, True}
    assert balance("held/a") == Money(7 * trials, "USD")


def test_batches_over_the_same_accounts_do_not_deadlock(crowd):
    names = [f"wallet/{number}" for number in range(10)]
    for name in names:
        do_open(name)
        fund(f"start/{name}", 1_000_000, name)
    seed = random.randrange(2**32)
    print(f"seed {seed}")

    def shuffle(worker: int) -> int:
        chance = random.Random(f"{seed}/{worker}")
        for turn in range(25):
            key = f"{worker}/{turn}"
            do_post(*(posting(f"{key}/{n}", *chance.sample(names, 2), chance.randrange(1, 50)) for n in range(6)))
        return 25

    before = waits()
    assert crowd(*[partial(shuffle, worker) for worker in range(8)]) == [25] * 8
    assert waits() == before
    assert sum(money.minor for money in balances(names).values()) == 10_000_000


def test_a_credit_only_account_is_credited_by_many_and_debited_by_one(crowd):
    fund("start", 10_000)

    def charge(worker: int) -> None:
        for turn in range(20):
            do_post(posting(f"fee/{worker}/{turn}", "held/a", "fees/USD", 1))

    def withdraw() -> int:
        taken = 0
        for turn in range(40):
            try:
                do_post(posting(f"out/{turn}", "fees/USD", "wallet/a", 5))
                taken += 5
            except InsufficientFunds:
                do_seal()
        return taken

    *_, taken = crowd(*[partial(charge, worker) for worker in range(4)], withdraw)
    assert balance("fees/USD") == Money(80 - taken, "USD")
    assert balance("wallet/a") == Money(taken, "USD")


def test_sealing_beside_posting_misses_nothing(crowd):
    def work(worker: int) -> None:
        for turn in range(40):
            fund(f"{worker}/{turn}", 1, ("held/a", "wallet/a", "wallet/b", "fees/USD")[worker])

    def seal() -> None:
        for _ in range(40):
            do_seal()

    crowd(*[partial(work, worker) for worker in range(4)], seal)
    do_seal()
    assert unsealed() == 0


def waits() -> int:
    """How many deadlocks this database has seen."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        return cursor.fetchone()[0]
