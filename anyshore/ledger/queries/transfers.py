"""Transfers as rows: those about a thing, and an account's statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.ledger.rules.refusals import UnknownAccount

_TRANSFERS = """
    SELECT t.id, t.key, t.kind, d.address, c.address, t.amount, t.currency, t.about_kind, t.about_id, t.reverses_id, t.at
    FROM ledger_transfer t JOIN ledger_account d ON d.id = t.debit_id JOIN ledger_account c ON c.id = t.credit_id
"""
_STATEMENT = """
    SELECT m.id, m.at, m.kind, m.about_kind, m.about_id, o.address, m.change
    FROM ledger_account a
    CROSS JOIN LATERAL (
        SELECT t.id, t.at, t.kind, t.about_kind, t.about_id, t.credit_id AS other_id, -t.amount AS change
        FROM ledger_transfer t WHERE t.debit_id = a.id
        UNION ALL
        SELECT t.id, t.at, t.kind, t.about_kind, t.about_id, t.debit_id, t.amount
        FROM ledger_transfer t WHERE t.credit_id = a.id
    ) m
    JOIN ledger_account o ON o.id = m.other_id
    WHERE a.address = %s
    ORDER BY m.id
"""


@dataclass(frozen=True, slots=True)
class TransferRow:
    """One transfer with the addresses of its accounts."""

    id: int
    key: str
    kind: str
    debit: str
    credit: str
    amount: Money
    about_kind: str
    about_id: UUID
    reverses_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One transfer as one account sees it: ``change`` is below zero where money left, ``balance`` is after it."""

    transfer_id: int
    at: datetime
    kind: str
    about_kind: str
    about_id: UUID
    other: str
    change: Money
    balance: Money


def transfer(transfer_id: int) -> TransferRow:
    """One transfer. Raises NotFound."""
    with connection.cursor() as cursor:
        cursor.execute(f"{_TRANSFERS} WHERE t.id = %s", [transfer_id])
        row = cursor.fetchone()
    if row is None:
        raise NotFound()
    return _row(row)


def transfers_about(kind: str, about_id: UUID) -> list[TransferRow]:
    """All transfers about one thing, in the order of posting."""
    with connection.cursor() as cursor:
        cursor.execute(f"{_TRANSFERS} WHERE t.about_id = %s AND t.about_kind = %s ORDER BY t.id", [about_id, kind])
        return [_row(row) for row in cursor.fetchall()]


def total_about(kind: str, about_id: UUID, transfer_kind: str) -> dict[str, int]:
    """What transfers of a kind about one thing moved in all, by currency, in minor units. Reversals are not netted."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT currency, sum(amount)::bigint FROM ledger_transfer"
            " WHERE about_id = %s AND about_kind = %s AND kind = %s GROUP BY currency",
            [about_id, kind, transfer_kind],
        )
        return dict(cursor.fetchall())


def statement(address: str, *, since: datetime | None = None, until: datetime | None = None) -> list[StatementLine]:
    """The account's transfers in the order of posting, each with the balance after it. Raises UnknownAccount.

    ``since`` (with) and ``until`` (without) choose among the lines by their instant; balances count all of them.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT currency FROM ledger_account WHERE address = %s", [address])
        account = cursor.fetchone()
        if account is None:
            raise UnknownAccount(account=address)
        cursor.execute(_STATEMENT, [address])
        rows = cursor.fetchall()
    lines, minor = [], 0
    for number, at, kind, about_kind, about_id, other, change in rows:
        minor += change
        if (since is None or at >= since) and (until is None or at < until):
            moved, held = Money(change, account[0]), Money(minor, account[0])
            lines.append(StatementLine(number, at, kind, about_kind, about_id, other, moved, held))
    return lines


def _row(row: tuple[int, str, str, str, str, int, str, str, UUID, int | None, datetime]) -> TransferRow:
    number, key, kind, debit, credit, minor, currency, about_kind, about_id, reverses_id, at = row
    amount = Money(minor, currency)
    return TransferRow(number, key, kind, debit, credit, amount, about_kind, about_id, reverses_id, at)
