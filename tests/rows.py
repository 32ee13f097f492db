"""Whether any row of many tables changed: a digest of each table, all asked for in one statement.

A test that compares before and after a refusal asks twice, and planning a statement over two hundred tables would take
most of its time: it is prepared, once a connection.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256

from django.db import connection
from django.db.models import Model

from anyshore.plumbing.models import AuditEntry

Table = tuple[str, str, str]
"""What a table is called here, its name in the database, and which of its rows count (SQL; "" for all)."""


TOLD: Table = ("told", AuditEntry._meta.db_table, "name NOT LIKE 'parties.%'")
"""What was told, but of people and organisations, who may come and go."""


def tables_of(models: Iterable[type[Model]], *, short: bool = False) -> tuple[Table, ...]:
    """All rows of these models' tables, by the model's label; by its name alone if ``short``."""
    return tuple((one.__name__ if short else one._meta.label, one._meta.db_table, "") for one in models)


def digests(tables: tuple[Table, ...]) -> dict[str, str]:
    """What the rows of each table come to, whatever their order; "" where there is none."""
    name, statement = _statement(tables)
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_prepared_statements WHERE name = %s", [name])
        if not cursor.rowcount:
            cursor.execute(f"PREPARE {name} AS {statement}")
        cursor.execute(f"EXECUTE {name}")
        return dict(cursor.fetchall())


@cache
def _statement(tables: tuple[Table, ...]) -> tuple[str, str]:
    """Its name, and what is prepared by it: by ourselves, for psycopg forgets what it prepared on every rollback."""
    rows = (
        f"SELECT '{label}', coalesce(sum(hashtextextended(r::text, 0))::text, '') FROM \"{name}\" AS r"
        f" {'WHERE ' + where if where else ''}"
        for label, name, where in tables
    )
    statement = " UNION ALL ".join(rows)
    return f"digests_{sha256(statement.encode()).hexdigest()[:12]}", statement
