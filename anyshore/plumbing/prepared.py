"""A cursor whose statements are prepared once a connection: for the few statements that every movement of money runs.

Django sends statements as text, to be parsed and planned each time; for a call of a function that is a sixth of its
time. This is Django's own cursor (its wrappers, its log, its errors) over psycopg's server-side one.
"""

from __future__ import annotations

from typing import Any, Self

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.utils import CursorWrapper


class _Prepared(psycopg.Cursor[Any]):
    """psycopg's cursor, preparing at the first execution."""

    def execute(self, query: Any, params: Any = None, **_: Any) -> Self:
        """Execute as a prepared statement."""
        return super().execute(query, params, prepare=True)


def prepared_cursor() -> CursorWrapper:
    """A cursor for fixed statements with parameters, inside a transaction."""
    database = connections[DEFAULT_DB_ALIAS]
    database.ensure_connection()
    return database._prepare_cursor(_Prepared(database.connection))  # type: ignore[attr-defined,no-any-return]
