"""Whether any row of many tables changed: a digest of each table, all asked for in one statement.

A test that compares before and after a refusal asks twice; reading every row of a hundred tables through the ORM took
a fifth of such a test's time.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

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
    """An MD5 of the rows of each table, whatever their order; "" where there is none."""
    with connection.cursor() as cursor:
        cursor.execute(_statement(tables))
        return dict(cursor.fetchall())


@cache
def _statement(tables: tuple[Table, ...]) -> str:
    rows = (
        f"SELECT '{label}', coalesce(md5(string_agg(r::text, '|' ORDER BY r::text)), '') FROM \"{name}\" AS r"
        f" {'WHERE ' + where if where else ''}"
        for label, name, where in tables
    )
    return " UNION ALL ".join(rows)
