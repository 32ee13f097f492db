"""What tests of the ledger share: a way to act, and accounts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest

from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.money import Money
from anyshore.ledger.actions.open_account import open_account
from anyshore.ledger.actions.post import post
from anyshore.ledger.actions.seal_transfers import seal_transfers
from anyshore.ledger.models import SealBatch
from anyshore.ledger.queries import check_ledger
from anyshore.ledger.rules import AccountRule, Posted, Posting
from anyshore.plumbing.actions import perform

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
CLOCK = Actor(ActorKind.CLOCK)
THING = UUID("01900000-0000-7000-8000-000000000001")


def posting(key: str, debit: str, credit: str, minor: int, currency: str = "USD", **more: object) -> Posting:
    """A posting about one thing, for short."""
    given = {"kind": "fund", "about": ("milestone", THING)} | more
    return Posting(key=key, debit=debit, credit=credit, amount=Money(minor, currency), **given)


def do_open(address: str, currency: str = "USD", rule: AccountRule = AccountRule.STRICT) -> int:
    """Open an account in a transaction of its own."""
    return perform(open_account, actor=CLOCK, at=AT, address=address, currency=currency, rule=rule)


def do_post(*postings: Posting, at: datetime = AT) -> list[Posted]:
    """Post in a transaction of its own."""
    return perform(post, actor=CLOCK, at=at, postings=list(postings))


def do_seal(at: datetime = AT) -> int:
    """Seal in a transaction of its own."""
    return perform(seal_transfers, actor=CLOCK, at=at)


def settle(make: Callable[[int], object]) -> None:
    """Make a transfer and seal, three times over: then the first two are settled."""
    for turn in range(3):
        make(turn)
        do_seal()
    assert SealBatch.objects.latest("number").settled_id > 0


@pytest.fixture
def books(clone):
    """A committed ledger: a rail, two wallets, held money, fees; checked when the test is over."""
    do_open("rail/sandbox/USD", rule=AccountRule.OVERDRAFT)
    do_open("fees/USD", rule=AccountRule.CREDIT_ONLY)
    for address in ("held/a", "wallet/a", "wallet/b"):
        do_open(address)
    yield clone
    assert check_ledger() == []
