"""Whether anything in the database has changed at all: the name of what a reader sees of it at this moment.

PostgreSQL calls it a snapshot: which transactions are over. Two readings under one name see the same rows, whatever
they ask, so what was made of the first still stands for the second. A read changes no name; every commit of a write
does. Source: PostgreSQL's documentation, "Transaction ID and Snapshot Information Functions".
"""

from __future__ import annotations

from django.db import connection


def seen() -> str | None:
    """The name of what a reader sees now, of this database alone; None inside a transaction, whose own writes have no
    name yet."""
    if connection.in_atomic_block:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database(), pg_current_snapshot()::text")
        database, snapshot = cursor.fetchone()
    return f"{database} {snapshot}"
