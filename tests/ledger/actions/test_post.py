"""Posting: what moves, what is refused, and that a refusal changes nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.kit.money import MAX_MINOR, Money
from anyshore.ledger.queries import balance, balance_as_of, balances, statement, total_about, transfers_about
from anyshore.ledger.rules import (
    AmountOutOfRange,
    InsufficientFunds,
    KeyConflict,
    Malformed,
    Posted,
    SameAccount,
    UnknownAccount,
    WrongCurrency,
)
from anyshore.plumbing.actions import OutsidePerform
from tests.ledger.conftest import AT, CLOCK, THING, do_open, do_post, posting

pytestmark = pytest.mark.money


def fund(key="fund/1", minor=10_000, **more):
    return posting(key, "rail/sandbox/USD", "held/a", minor, **more)


def test_money_moves(books):
    [posted] = do_post(fund())
    assert posted == Posted(posted.id, "fund/1", repeated=False)
    assert balance("held/a") == Money(10_000, "USD")
    assert balance("rail/sandbox/USD") == Money(-10_000, "USD")


def test_a_batch_moves_as_one(books):
    do_post(fund())
    made = do_post(
        posting("release/1", "held/a", "wallet/a", 9_000, kind="release"),
        posting("release/1/fee", "held/a", "fees/USD", 1_000, kind="fee"),
    )
    assert [one.repeated for one in made] == [False, False]
    assert made[0].id < made[1].id
    assert balances(["held/a", "wallet/a", "fees/USD", "nowhere"]) == {
        "held/a": Money(0, "USD"),
        "wallet/a": Money(9_000, "USD"),
        "fees/USD": Money(1_000, "USD"),
    }


def test_the_order_inside_a_batch_does_not_matter(books):
    do_post(posting("out", "held/a", "wallet/a", 50), fund(minor=50))
    assert balance("wallet/a") == Money(50, "USD")


def test_the_same_again_moves_nothing(books):
    [first] = do_post(fund())
    [again] = do_post(fund(), at=AT + timedelta(days=1))
    assert again == Posted(first.id, "fund/1", repeated=True)
    both = do_post(fund("fund/2", 1), fund())
    assert [one.repeated for one in both] == [False, True]
    assert [one.repeated for one in do_post(fund("fund/3", 1), fund("fund/3", 1))] == [False, True]
    assert balance("held/a") == Money(10_002, "USD")


REFUSED = [
    (posting("out", "held/a", "wallet/a", 10_001), InsufficientFunds),
    (posting("out", "fees/USD", "wallet/a", 1), InsufficientFunds),
    (fund(minor=10_001), KeyConflict),
    (fund(kind="other"), KeyConflict),
    (posting("out", "held/a", "held/b", 1), UnknownAccount),
    (posting("out", "held/b", "held/a", 1), UnknownAccount),
    (posting("out", "held/a", "wallet/a", 1, currency="EUR"), WrongCurrency),
    (posting("out", "held/a", "held/a", 1), SameAccount),
]


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize(("bad", "refusal"), REFUSED)
def test_a_refusal_changes_nothing(books, bad, refusal, alone):
    do_post(fund())
    given = [bad] if alone else [fund("fund/2", 5, kind="fund"), bad]
    if not alone and refusal is InsufficientFunds and bad.debit == "held/a":
        given[0] = posting("fund/2", "rail/sandbox/USD", "wallet/b", 5)
    with pytest.raises(refusal) as told:
        do_post(*given)
    assert told.value.params
    assert balance("held/a") == Money(10_000, "USD")
    assert len(transfers_about("milestone", THING)) == 1


def test_the_shortfall_is_told(books):
    do_post(fund(minor=100))
    with pytest.raises(InsufficientFunds) as told:
        do_post(posting("out", "held/a", "wallet/a", 130))
    assert told.value.params == {"account": "held/a", "balance_minor": 100, "short_minor": 30}


def test_what_is_no_posting_is_refused_before_the_database():
    for bad in (
        {"key": "a b"},
        {"key": ""},
        {"key": "x" * 201},
        {"debit": "Held/a"},
        {"kind": "a-b"},
        {"credit": "a/"},
    ):
        with pytest.raises(Malformed):
            posting(**({"key": "k", "debit": "held/a", "credit": "held/b", "minor": 1} | bad))
    with pytest.raises(AmountOutOfRange):
        posting("k", "held/a", "held/b", 0)


def test_batches_have_a_size(books):
    with pytest.raises(Malformed):
        do_post()
    with pytest.raises(Malformed):
        do_post(*(fund(f"fund/{number}", 1) for number in range(1_001)))
    assert len(do_post(*(fund(f"fund/{number}", 1) for number in range(1_000)))) == 1_000


def test_balances_stay_within_64_bits(books):
    do_open("held/big")
    for turn in range(9):
        do_post(*(posting(f"big/{turn}/{n}", "rail/sandbox/USD", "held/big", MAX_MINOR) for n in range(1_000)))
    with pytest.raises(AmountOutOfRange):
        do_post(*(posting(f"big/9/{n}", "rail/sandbox/USD", "held/big", MAX_MINOR) for n in range(1_000)))


def test_posting_needs_perform(books):
    from anyshore.ledger.actions.post import post

    with pytest.raises(OutsidePerform):
        post(actor=CLOCK, at=AT, postings=[fund()])


def test_statements_and_balances_of_the_past(books):
    do_post(fund(minor=100))
    do_post(posting("out", "held/a", "wallet/a", 30, kind="release"), at=AT + timedelta(days=2))
    lines = statement("held/a")
    assert [(line.other, line.change.minor, line.balance.minor) for line in lines] == [
        ("rail/sandbox/USD", 100, 100),
        ("wallet/a", -30, 70),
    ]
    assert [line.kind for line in statement("held/a", since=AT + timedelta(days=1))] == ["release"]
    assert [line.kind for line in statement("held/a", until=AT + timedelta(days=2))] == ["fund"]
    assert balance_as_of("held/a", AT - timedelta(seconds=1)) == Money(0, "USD")
    assert balance_as_of("held/a", AT + timedelta(days=1)) == Money(100, "USD")
    assert balance_as_of("held/a", AT + timedelta(days=2)) == Money(70, "USD")
    assert total_about("milestone", THING, "release") == {"USD": 30}
    for read in (lambda: balance("held/b"), lambda: balance_as_of("held/b", AT), lambda: statement("held/b")):
        with pytest.raises(UnknownAccount):
            read()
