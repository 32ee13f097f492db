"""What a posting is, and the books as a pure model: what ``ledger_post`` does, in Python.

The model is the specification. A test runs random histories through it and through the database and compares
every answer, every refusal and every balance.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from anyshore.kit.money import MAX_MINOR, Money
from anyshore.ledger.rules.refusals import (
    AccountConflict,
    AlreadyReversed,
    AmountOutOfRange,
    InsufficientFunds,
    KeyConflict,
    Malformed,
    NotAReversal,
    SameAccount,
    UnknownAccount,
    WrongCurrency,
)

ADDRESS_LENGTH = 120
KEY_LENGTH = 200
KIND_LENGTH = 40
MAX_POSTINGS = 1_000

_ADDRESS_FORM = r"[a-z][a-z0-9_]*(?:/[A-Za-z0-9_.-]+){0,5}"
_KIND_FORM = rf"[a-z0-9_]{{1,{KIND_LENGTH}}}"
_ADDRESS = re.compile(_ADDRESS_FORM)
_WORDS = re.compile(rf"[A-Za-z0-9_.:/-]{{1,{KEY_LENGTH}}} {_KIND_FORM} {_KIND_FORM} {_ADDRESS_FORM} {_ADDRESS_FORM}")


class AccountRule(StrEnum):
    """What an account may do.

    STRICT: its balance is never below zero. OVERDRAFT: it may be, as the outside world's accounts are (rails).
    CREDIT_ONLY: a credit is not written into the account's row, so that many may credit it at once (fees, tax);
    its debits are checked like those of a strict account.
    """

    STRICT = "strict"
    OVERDRAFT = "overdraft"
    CREDIT_ONLY = "credit_only"


@dataclass(frozen=True, slots=True)
class Posting:
    """A transfer asked for: ``amount`` leaves the account at address ``debit`` and enters that at ``credit``.

    ``key`` is this transfer's own for ever: posting it again is a no-op. ``about`` is the kind and id of the thing
    that the money moves for. ``reverses`` is the id of the transfer that this one takes back.
    Raises Malformed or AmountOutOfRange.
    """

    key: str
    debit: str
    credit: str
    amount: Money
    kind: str
    about: tuple[str, UUID]
    reverses: int | None = None

    def __post_init__(self) -> None:
        words = f"{self.key} {self.kind} {self.about[0]} {self.debit} {self.credit}"
        if (
            not _WORDS.fullmatch(words)
            or max(len(self.debit), len(self.credit)) > ADDRESS_LENGTH
            or type(self.about[1]) is not UUID
        ):
            raise Malformed(key=self.key)
        if self.amount.minor < 1:
            raise AmountOutOfRange(key=self.key)


@dataclass(frozen=True, slots=True)
class Posted:
    """A transfer made. ``repeated`` tells that an earlier posting with this key had made it."""

    id: int
    key: str
    repeated: bool = False


def is_address(text: str) -> bool:
    """Whether ``text`` has the form of an address: a word, then up to five parts behind slashes; 120 characters."""
    return len(text) <= ADDRESS_LENGTH and _ADDRESS.fullmatch(text) is not None


def changes(postings: Iterable[Posting]) -> dict[str, Money]:
    """What each address gains, or loses (below zero), by ``postings`` together; nothing for those that end even."""
    net: dict[str, Money] = {}
    for posting in postings:
        zero = Money.zero(posting.amount.currency)
        net[posting.debit] = net.get(posting.debit, zero) - posting.amount
        net[posting.credit] = net.get(posting.credit, zero) + posting.amount
    return {address: change for address, change in net.items() if change}


@dataclass(frozen=True, slots=True)
class ModelAccount:
    """An account of the model. ``place`` is its number in the order of opening."""

    place: int
    address: str
    currency: str
    rule: AccountRule


@dataclass
class Books:
    """The whole ledger as a pure model."""

    accounts: dict[str, ModelAccount] = field(default_factory=dict)
    balances: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    transfers: dict[str, tuple[int, Posting]] = field(default_factory=dict)
    reversed: set[int] = field(default_factory=set)

    def open_account(self, address: str, currency: str, rule: AccountRule) -> ModelAccount:
        """Open an account; the same again is a no-op. Raises AccountConflict."""
        account = self.accounts.setdefault(address, ModelAccount(len(self.accounts), address, currency, rule))
        if (account.currency, account.rule) != (currency, rule):
            raise AccountConflict(account=address)
        return account

    def post(self, postings: Sequence[Posting]) -> list[Posted]:
        """Take all ``postings`` or, raising the first fault, none."""
        if not 1 <= len(postings) <= MAX_POSTINGS:
            raise Malformed(postings=len(postings))
        taken: dict[str, tuple[int, Posting]] = {}
        reversing: set[int] = set()
        posted = [self._take(posting, taken, reversing) for posting in postings]
        net = changes(posting for _, posting in taken.values())
        for address in sorted(net, key=lambda address: self.accounts[address].place):
            self._check(address, net[address].minor)
        for address, change in net.items():
            self.balances[address] += change.minor
        self.transfers |= taken
        self.reversed |= reversing
        return posted

    def _take(self, posting: Posting, taken: dict[str, tuple[int, Posting]], reversing: set[int]) -> Posted:
        self._check_accounts(posting)
        old = taken.get(posting.key) or self.transfers.get(posting.key)
        if old is not None:
            if old[1] != posting:
                raise KeyConflict(key=posting.key)
            return Posted(old[0], posting.key, repeated=True)
        if posting.reverses is not None:
            self._check_reversal(posting, reversing)
            reversing.add(posting.reverses)
        number = len(self.transfers) + len(taken) + 1
        taken[posting.key] = (number, posting)
        return Posted(number, posting.key)

    def _check_accounts(self, posting: Posting) -> None:
        if posting.debit == posting.credit:
            raise SameAccount(account=posting.debit)
        for address in (posting.debit, posting.credit):
            if address not in self.accounts:
                raise UnknownAccount(account=address)
        for address in (posting.debit, posting.credit):
            if self.accounts[address].currency != posting.amount.currency:
                raise WrongCurrency(account=address, currency=posting.amount.currency)

    def _check_reversal(self, posting: Posting, reversing: set[int]) -> None:
        mirrored = next((old for number, old in self.transfers.values() if number == posting.reverses), None)
        if mirrored is None or (mirrored.debit, mirrored.credit, mirrored.amount) != (
            posting.credit,
            posting.debit,
            posting.amount,
        ):
            raise NotAReversal(transfer_id=posting.reverses)
        if posting.reverses in self.reversed | reversing:
            raise AlreadyReversed(transfer_id=posting.reverses)

    def _check(self, address: str, change: int) -> None:
        after = self.balances[address] + change
        if after < 0 and change < 0 and self.accounts[address].rule != AccountRule.OVERDRAFT:
            raise InsufficientFunds(account=address, balance_minor=self.balances[address], short_minor=-after)


__all__ = ["MAX_MINOR", "AccountRule", "Books", "Posted", "Posting", "changes", "is_address"]
