"""The database and the pure model keep the same books: random histories, every answer, refusal and balance
compared."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from anyshore.kit.money import Money
from anyshore.ledger.queries import balances, check_ledger
from anyshore.ledger.rules import AccountRule, Books, LedgerRefused, Posting
from tests.counts import LEDGER_MODEL
from tests.ledger.conftest import THING, do_open, do_post, do_seal

pytestmark = [pytest.mark.money, pytest.mark.django_db]

ACCOUNTS = [
    ("rail", "USD", AccountRule.OVERDRAFT),
    ("held", "USD", AccountRule.STRICT),
    ("fees", "USD", AccountRule.CREDIT_ONLY),
    ("wallet", "USD", AccountRule.STRICT),
    ("railjp", "JPY", AccountRule.OVERDRAFT),
    ("heldjp", "JPY", AccountRule.STRICT),
]


class History:
    """One random history, played to both."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)
        self.name = seed.replace("/", "-")
        self.books = Books()
        self.ids: dict[int, int] = {}
        self.accounts = self.chance.sample(ACCOUNTS, len(ACCOUNTS))
        for word, currency, rule in self.accounts:
            do_open(self.address(word), currency, rule)
            self.books.open_account(self.address(word), currency, rule)

    def address(self, word: str) -> str:
        return f"{word}/{self.name}"

    def step(self) -> None:
        """Post a batch to both and compare."""
        batch = [self.posting() for _ in range(self.chance.choice((1, 1, 1, 2, 3, 5)))]
        mapped = [replace(one, reverses=self.ids.get(one.reverses, one.reverses)) for one in batch]
        model, real = self.outcome(self.books.post, batch), self.outcome(do_post, *mapped)
        if isinstance(model, list) and isinstance(real, list):
            assert [(one.key, one.repeated) for one in real] == [(one.key, one.repeated) for one in model]
            for ours, theirs in zip(model, real, strict=True):
                assert self.ids.setdefault(ours.id, theirs.id) == theirs.id
        else:
            # of two postings of one batch with one key, or for one reversal, the database may name the other's fault
            entangled = len(batch) > 1 and (
                len({one.key for one in batch}) < len(batch) or any(one.reverses for one in batch)
            )
            assert model == real or (entangled and not isinstance(model, list) and not isinstance(real, list)), batch
        found = balances(self.books.accounts)
        assert {address: money.minor for address, money in found.items()} == {
            address: self.books.balances[address] for address in self.books.accounts
        }

    @staticmethod
    def outcome(post, *given):
        try:
            return post(*given)
        except LedgerRefused as refusal:
            return type(refusal)

    def posting(self) -> Posting:
        """A posting that is mostly right: any fault comes now and then."""
        chance = self.chance
        old = [posting for _, posting in self.books.transfers.values()]
        if old and chance.random() < 0.15:
            again = chance.choice(old)
            return again if chance.random() < 0.6 else replace(again, amount=self.amount(again.amount.currency))
        if old and chance.random() < 0.15:
            return self.reversal()
        currency = chance.choice(("USD", "USD", "USD", "JPY"))
        words = [word for word, kept_in, _ in self.accounts if kept_in == currency]
        debit, credit = chance.sample(words, 2)
        if chance.random() < 0.06:
            credit = chance.choice((debit, "nowhere", chance.choice(ACCOUNTS)[0]))
        return Posting(
            key=f"{self.name}/{chance.randrange(10**6)}",
            debit=self.address(debit),
            credit=self.address(credit),
            amount=self.amount(currency),
            kind=chance.choice(("fund", "release")),
            about=("milestone", THING),
        )

    def reversal(self) -> Posting:
        number, old = self.chance.choice(list(self.books.transfers.values()))
        mirror = replace(
            old,
            key=self.chance.choice((f"{self.name}/reverse/{number}", f"{self.name}/{self.chance.randrange(10**6)}")),
            debit=old.credit,
            credit=old.debit,
            kind="reversal",
            reverses=number,
        )
        return replace(mirror, amount=self.amount(old.amount.currency)) if self.chance.random() < 0.2 else mirror

    def amount(self, currency: str) -> Money:
        return Money(self.chance.choice((1, 2, 5, 10, 100)), currency)


@pytest.mark.parametrize("count", LEDGER_MODEL.params)
def test_random_histories(count):
    seed = random.randrange(2**32)
    for number in range(count):
        history = History(f"{seed:x}/{number}")
        print(f"seed {seed:x}/{number}")
        for _ in range(20):
            history.step()
        if number % 10 == 0:
            do_seal()
    assert check_ledger() == []
