"""A cursor whose statements are prepared once a connection: for the few that every movement of money runs.

Django sends statements as text, to be parsed and planned each time; for a call of a function that is a quarter of its
time. This is Django's own cursor (its wrappers, its log, its errors) over psycopg's server-side one.
"""

from __future__ import annotations

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.utils import CursorWrapper


def prepared_cursor() -> CursorWrapper:
    """A cursor for fixed statements with parameters. Every parameter needs a cast: the server is not told its type."""
    database = connections[DEFAULT_DB_ALIAS]
    database.ensure_connection()
    raw = database.connection
    raw.prepare_threshold = 0  # from the first execution on; Django's other cursors never prepare
    return database._prepare_cursor(psycopg.Cursor(raw))  # type: ignore[attr-defined,no-any-return]  # Django's own, and untyped
