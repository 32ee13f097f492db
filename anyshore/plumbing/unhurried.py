"""Statements that read whole tables: without the limit that a page has, and with joins that read each table once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from psycopg.pq import TransactionStatus

_SETTINGS = {"statement_timeout": "0", "enable_nestloop": "off"}


@contextmanager
def unhurried() -> Iterator[None]:
    """Within the block a statement of this connection may take as long as it needs, and joins by hash or by sort.

    For a check of everything that is recorded. The limit on a statement's time is there for pages; and where a table
    grew after it was last analysed, PostgreSQL takes it for nearly empty and would read another one once a row.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, current_setting(name) FROM unnest(%s::text[]) name", [list(_SETTINGS)])
        before = dict(cursor.fetchall())
    _set(_SETTINGS)
    try:
        yield
    finally:
        # after a fault inside a transaction PostgreSQL takes the settings back with the rest of it
        if connection.connection.info.transaction_status in (TransactionStatus.IDLE, TransactionStatus.INTRANS):
            _set(before)


def _set(settings: dict[str, str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config(name, value, false) FROM unnest(%s::text[], %s::text[]) t (name, value)",
            [list(settings), list(settings.values())],
        )
