"""An exported chain or statement, and its verification. It needs neither database nor secret.

The file is UTF-8 text, tab-separated, a record a line (docs/algorithms/ledger.md has an example):

    anyshore-ledger 1 chain                             or: anyshore-ledger 1 statement ADDRESS CURRENCY BALANCE
    A address currency rule                             chain only: the accounts
    T seal id at kind debit credit amount currency about-kind about-id key reverses
    P hash,hash,...                                     statement only, after each T: its path to the batch's root
    B batch first last root sealed-at head-before       after the seals of the batch
    E batches transfers head digest                     the end; digest is SHA-256 over all bytes before this line

A whole chain can hide nothing: seals have no gaps, every hash follows from the lines, balances sum to zero. A
statement proves that each of its lines was sealed as it stands; that none is left out only the chain proves. Who
could rewrite everything is found by comparing the head with one that was published.
"""

from __future__ import annotations

from binascii import unhexlify
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from anyshore.ledger.rules.chain import GENESIS, Batch, leaf, root, root_by_path
from anyshore.ledger.rules.posting import AccountRule

NAME = "anyshore-ledger"
VERSION = "1"
CHAIN = "chain"
STATEMENT = "statement"
MAX_FAULTS = 100
FIELDS_OF_TRANSFER = 13
ABSENT = (b"", b"")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and at which line of the file (from 1)."""

    line: int
    told: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result: the ``kind`` of file, its ``transfers`` and ``batches``, the ``head`` they lead to, the faults."""

    kind: str
    transfers: int
    batches: int
    head: str
    faults: tuple[Fault, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


class Unreadable(ValueError):
    """A line is not what the format says; what follows it cannot be judged."""


def verify(lines: Iterable[bytes], *, head: str | None = None) -> Verdict:
    """Verify an export, given as the lines of a file opened in binary mode; ``head`` is a published one, in hex.

    A published head fits when it is the file's last head or that of any batch in it.
    """
    rest = iter(lines)
    reader = _Reader()
    try:
        header = next(rest, b"")
        reader = _reader(header)
        for line in rest:
            reader.read(line)
    except ValueError as error:
        reader.fault(f"unreadable: {error}")
    if not reader.ended:
        reader.fault("the end is missing")
    if head is not None and head not in reader.heads:
        reader.fault("the published head is not in this file")
    return Verdict(reader.kind, reader.transfers, reader.batches, reader.head, tuple(reader.faults))


def _reader(header: bytes) -> _Reader:
    fields = header.removesuffix(b"\n").split(b"\t")
    reader: _Reader
    match [word.decode() for word in fields]:
        case [name, version, kind] if (name, version, kind) == (NAME, VERSION, CHAIN):
            reader = _ChainReader()
        case [name, version, kind, _, _, _] if (name, version, kind) == (NAME, VERSION, STATEMENT):
            reader = _StatementReader(*fields[3:])
        case _:
            raise Unreadable("not an export of version 1")
    reader.line = 1
    reader.digest.update(header)
    return reader


class _Reader:
    """Reads record by record: what chain and statement have in common."""

    kind = ""

    def __init__(self) -> None:
        self.line = 0
        self.transfers = 0
        self.batches = 0
        self.last: Batch | None = None
        self.heads: set[str] = set()
        self.faults: list[Fault] = []
        self.ended = False
        self.digest = sha256()
        self.balances: dict[bytes, int] = defaultdict(int)

    @property
    def head(self) -> str:
        """The head after the last batch read."""
        return self.last.head if self.last else GENESIS

    def fault(self, told: str) -> None:
        """Note a fault at the line being read."""
        if len(self.faults) < MAX_FAULTS:
            self.faults.append(Fault(self.line, told))

    def read(self, line: bytes) -> None:
        """Take one line after the header."""
        self.line += 1
        if self.ended or line[-1:] != b"\n":
            raise Unreadable("text after the end, or a line cut short")
        fields = line[:-1].split(b"\t")
        tag, count = fields[0], len(fields)
        if (tag, count) == (b"E", 5):
            self._end(fields)
            return
        if (tag, count) == (b"B", 7):
            self._batch(fields)
        else:
            self.record(tag, fields, line)
        self.digest.update(line)

    def record(self, tag: bytes, fields: list[bytes], line: bytes) -> None:
        """Take a record that only this kind of file has."""
        raise Unreadable("a record that does not belong here")

    def judge_batch(self, batch: Batch) -> None:
        """Judge the lines before the batch's own."""

    def judge_end(self) -> None:
        """Judge what only the whole can show."""

    def _batch(self, fields: list[bytes]) -> None:
        number, first, last = int(fields[1]), int(fields[2]), int(fields[3])
        batch = Batch(number, first, last, fields[4].decode(), fields[5].decode(), fields[6].decode())
        if batch.line.encode() != b"\t".join(fields) or last < first:
            raise Unreadable("a batch that is not written plainly")
        if self.last is not None:
            self._follows(batch, self.last.number, self.last.last)
        elif self.kind == CHAIN or number == 1:
            self._follows(batch, 0, 0)
        self.judge_batch(batch)
        self.last = batch
        self.batches += 1
        self.heads.add(batch.head)

    def _follows(self, batch: Batch, number: int, last: int) -> None:
        """Each batch follows the one before without a gap; the first follows nothing."""
        if (batch.number, batch.first, batch.before) != (number + 1, last + 1, self.head):
            self.fault(f"batch {batch.number} does not follow the one before")

    def _end(self, fields: list[bytes]) -> None:
        told = [fields[1], fields[2], fields[3], fields[4]]
        found = [str(self.batches), str(self.transfers), self.head, self.digest.hexdigest()]
        if told != [word.encode() for word in found]:
            self.fault("the end does not fit what was read: something is missing, added or changed")
        self.ended = True
        self.judge_end()


class _ChainReader(_Reader):
    """The whole chain. Transfers wait until their batch's line comes and are judged together, for speed."""

    kind = CHAIN

    def __init__(self) -> None:
        super().__init__()
        self.accounts: dict[bytes, tuple[bytes, bytes]] = {}
        self.waiting: list[bytes] = []

    def read(self, line: bytes) -> None:
        if line[:2] == b"T\t" and line[-1:] == b"\n" and not self.ended:
            self.line += 1
            self.waiting.append(line)
        else:
            super().read(line)

    def record(self, tag: bytes, fields: list[bytes], line: bytes) -> None:
        if (tag, len(fields)) != (b"A", 4) or self.batches or self.waiting:
            raise Unreadable("a record that does not belong here")
        self.accounts[fields[1]] = (fields[2], fields[3])

    def judge_batch(self, batch: Batch) -> None:
        lines, self.waiting = self.waiting, []
        self.digest.update(b"".join(lines))
        if len(lines) != batch.last - batch.first + 1:
            self.fault(f"batch {batch.number} holds {batch.last - batch.first + 1} transfers, the file {len(lines)}")
            return
        if root([leaf(line[:-1]) for line in lines]).hex() != batch.root:
            self.fault(f"batch {batch.number}: its transfers do not give its root")
        self.transfers += len(lines)
        for seal, line in enumerate(lines, batch.first):
            self._count(seal, line)

    def _count(self, seal: int, line: bytes) -> None:
        fields = line.split(b"\t")
        if len(fields) != FIELDS_OF_TRANSFER or fields[1] != b"%d" % seal:
            self.fault(f"seal {seal} is missing or not in its place")
            return
        debit, credit, amount, currency = fields[5], fields[6], int(fields[7]), fields[8]
        if amount < 1 or debit == credit:
            self.fault(f"seal {seal} is no transfer of money")
        if not self.accounts.get(debit, ABSENT)[0] == self.accounts.get(credit, ABSENT)[0] == currency:
            self.fault(f"seal {seal}: its accounts are missing or not in its currency")
        self.balances[debit] -= amount
        self.balances[credit] += amount

    def judge_end(self) -> None:
        if self.waiting:
            self.fault("transfers after the last batch")
        for address, minor in self.balances.items():
            if minor < 0 and self.accounts.get(address, ABSENT)[1] != AccountRule.OVERDRAFT.encode():
                self.fault(f"account {address.decode()} is below zero")


class _StatementReader(_Reader):
    """One account's lines, each with the path that proves it."""

    kind = STATEMENT

    def __init__(self, address: bytes, currency: bytes, balance: bytes) -> None:
        super().__init__()
        self.address, self.currency, self.balance = address, currency, balance
        self.open: tuple[list[bytes], bytes] | None = None
        self.proofs: list[tuple[int, bytes, list[bytes]]] = []

    def record(self, tag: bytes, fields: list[bytes], line: bytes) -> None:
        if (tag, len(fields)) == (b"T", FIELDS_OF_TRANSFER) and self.open is None:
            self.open = fields, leaf(line[:-1])
        elif (tag, len(fields)) == (b"P", 2) and self.open is not None:
            told, own = self.open
            hashes = [unhexlify(word) for word in fields[1].split(b",") if word]
            self.proofs.append((int(told[1]), own, hashes))
            self._count(told)
            self.open = None
        else:
            raise Unreadable("a record that does not belong here")

    def _count(self, fields: list[bytes]) -> None:
        debit, credit, amount, currency = fields[5], fields[6], int(fields[7]), fields[8]
        if self.address not in {debit, credit} or currency != self.currency:
            self.fault(f"seal {fields[1].decode()} is not this account's")
        self.balances[debit] -= amount
        self.balances[credit] += amount
        self.transfers += 1

    def judge_batch(self, batch: Batch) -> None:
        proofs, self.proofs = self.proofs, []
        before = batch.first - 1
        for seal, own, hashes in proofs:
            found = root_by_path(own, seal - batch.first, batch.last - batch.first + 1, hashes)
            if not before < seal <= batch.last or found is None or found.hex() != batch.root:
                self.fault(f"seal {seal} was not sealed as it stands")
            before = seal

    def judge_end(self) -> None:
        if self.proofs or self.open is not None:
            self.fault("transfers after the last batch")
        if b"%d" % self.balances[self.address] != self.balance:
            self.fault("the balance is not what the lines give")
