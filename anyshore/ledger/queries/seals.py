"""The sealed chain: heads made public, and how much is not sealed yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

_HEADS = "SELECT published_on, batch, last, head, published_at FROM ledger_head"


@dataclass(frozen=True, slots=True)
class PublishedHead:
    """The chain's end as made public on a day: after ``batch``, whose last seal is ``last``; ``head`` in hex."""

    published_on: date
    batch: int
    last: int
    head: str
    published_at: datetime


def head_of(day: date) -> PublishedHead | None:
    """The head published on ``day``, if there is one."""
    return next(iter(_heads(f"{_HEADS} WHERE published_on = %s", [day])), None)


def published_heads(limit: int = 366) -> list[PublishedHead]:
    """The newest published heads, newest first."""
    return _heads(f"{_HEADS} ORDER BY published_on DESC LIMIT %s", [limit])


def unsealed() -> int:
    """How many transfers wait to be sealed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM ledger_transfer t"
            " WHERE NOT EXISTS (SELECT FROM ledger_seal s WHERE s.transfer_id = t.id)"
        )
        waiting: int = cursor.fetchone()[0]
    return waiting


def _heads(query: str, params: list[int] | list[date]) -> list[PublishedHead]:
    with connection.cursor() as cursor:
        cursor.execute(query, params)
        return [PublishedHead(day, batch, last, bytes(head).hex(), at) for day, batch, last, head, at in cursor]
