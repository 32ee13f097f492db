"""Write the sealed chain, or one account's statement, as a file that anybody can verify (see rules/export.py)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import connection

from anyshore.ledger.rules.chain import GENESIS, Batch, instant, path
from anyshore.ledger.rules.export import CHAIN, NAME, STATEMENT, VERSION
from anyshore.ledger.rules.refusals import UnknownAccount

_LINES = """
    SELECT concat_ws(E'\\t', 'T', s.number, t.id, to_char(t.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        t.kind, d.address, c.address, t.amount, t.currency, t.about_kind, t.about_id, t.key,
        coalesce(t.reverses_id::text, '-'))
    FROM ledger_seal s
    JOIN ledger_transfer t ON t.id = s.transfer_id
    JOIN ledger_account d ON d.id = t.debit_id
    JOIN ledger_account c ON c.id = t.credit_id
    WHERE s.number BETWEEN %s AND %s
"""
_BATCHES = "SELECT number, first, last, root, sealed_at, head FROM ledger_sealbatch"
_PAGE = 500

Write = Callable[[str], object]


@dataclass
class _File:
    """Writes lines and remembers what the end has to tell."""

    write: Write
    batches: int = 0
    transfers: int = 0
    head: str = GENESIS

    def __post_init__(self) -> None:
        self._digest = sha256()

    def line(self, *fields: object) -> None:
        text = "\t".join(map(str, fields)) + "\n"
        self._digest.update(text.encode())
        self.write(text)

    def batch(self, batch: Batch) -> None:
        self.line(batch.line)
        self.batches += 1
        self.head = batch.head

    def end(self) -> int:
        self.write(f"E\t{self.batches}\t{self.transfers}\t{self.head}\t{self._digest.hexdigest()}\n")
        return self.transfers


def export_chain(write: Write) -> int:
    """Write the whole sealed chain, text by text, and return the number of its transfers."""
    file, sealed = _File(write), list(batches())  # before the accounts, so that every account they name is there
    file.line(NAME, VERSION, CHAIN)
    with connection.cursor() as cursor:
        cursor.execute("SELECT address, currency, rule FROM ledger_account ORDER BY id")
        for account in cursor.fetchall():
            file.line("A", *account)
    for batch in sealed:
        for line in lines(batch.first, batch.last):
            file.line(line)
            file.transfers += 1
        file.batch(batch)
    return file.end()


def export_statement(address: str, write: Write) -> int:
    """Write the sealed lines of one account with their proofs, and return their number. Raises UnknownAccount."""
    currency, seals, minor = _sealed_of(address)
    file = _File(write)
    file.line(NAME, VERSION, STATEMENT, address, currency, minor)
    waiting = sorted(seals)
    for batch in batches(since=waiting[0]) if waiting else ():
        count = sum(1 for seal in waiting if seal <= batch.last)
        own, waiting = waiting[:count], waiting[count:]
        _write_proven(file, batch, own)
        file.batch(batch)
    return file.end()


def _write_proven(file: _File, batch: Batch, own: list[int]) -> None:
    if not own:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT leaf FROM ledger_seal WHERE number BETWEEN %s AND %s ORDER BY number", [batch.first, batch.last]
        )
        leaves = [bytes(leaf) for (leaf,) in cursor.fetchall()]
    for seal in own:
        file.line(next(lines(seal, seal)))
        file.line("P", ",".join(step.hex() for step in path(leaves, seal - batch.first)))
        file.transfers += 1


def _sealed_of(address: str) -> tuple[str, list[int], int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, currency FROM ledger_account WHERE address = %s", [address])
        account = cursor.fetchone()
        if account is None:
            raise UnknownAccount(account=address)
        cursor.execute(
            "SELECT s.number, CASE WHEN t.credit_id = %(account)s THEN t.amount ELSE -t.amount END"
            " FROM ledger_transfer t JOIN ledger_seal s ON s.transfer_id = t.id"
            " WHERE t.credit_id = %(account)s OR t.debit_id = %(account)s",
            {"account": account[0]},
        )
        rows = cursor.fetchall()
    return account[1], [number for number, _ in rows], sum(change for _, change in rows)


def lines(first: int, last: int) -> Iterator[str]:
    """The sealed lines of seals ``first`` to ``last``, in order, built anew from transfers and accounts."""
    with connection.cursor() as cursor:
        cursor.execute(f"{_LINES} ORDER BY s.number", [first, last])
        while page := cursor.fetchmany(_PAGE):
            for (line,) in page:
                yield line


def batches(since: int = 1) -> Iterator[Batch]:
    """The batches from that of seal ``since`` on, each with the head before it as the database keeps it."""
    before = GENESIS
    with connection.cursor() as cursor:
        cursor.execute("SELECT head FROM ledger_sealbatch WHERE last < %s ORDER BY number DESC LIMIT 1", [since])
        row = cursor.fetchone()
        if row:
            before = bytes(row[0]).hex()
        cursor.execute(f"{_BATCHES} WHERE last >= %s ORDER BY number", [since])
        rows: list[tuple[int, int, int, bytes, datetime, bytes]] = cursor.fetchall()
    for number, first, last, root, sealed_at, head in rows:
        yield Batch(number, first, last, bytes(root).hex(), instant(sealed_at), before)
        before = bytes(head).hex()
