"""Statements that are prepared once a connection: the few that every movement of money runs, and those of a long run.

Django sends statements as text, to be parsed and planned each time; for a call of a function that is a quarter of its
time. These are Django's own cursors (its wrappers, its log, its errors) over psycopg's server-side ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.backends.utils import CursorWrapper


def prepared_cursor() -> CursorWrapper:
    """A cursor for fixed statements with parameters. Every parameter needs a cast: the server is not told its type."""
    database = connections[DEFAULT_DB_ALIAS]
    database.ensure_connection()
    raw = database.connection
    if raw.prepare_threshold is None:
        raw.prepare_threshold = 0  # from the first execution on; Django's other cursors never prepare
    return database._prepare_cursor(psycopg.Cursor(raw))  # type: ignore[attr-defined,no-any-return]  # Django's own, and untyped


@contextmanager
def prepared_throughout() -> Iterator[None]:
    """Within the block the statements of this connection are prepared when they come a third time.

    For a run that repeats the same actions thousands of times, a sixth of whose time this saves. Pages keep Django's
    way: an integer without a field that exceeds four bytes is bound wrongly here, and nothing says so.
    """
    database = connections[DEFAULT_DB_ALIAS]
    database.ensure_connection()
    raw = database.connection
    before = raw.cursor_factory, raw.prepare_threshold, raw.prepared_max
    raw.cursor_factory, raw.prepare_threshold, raw.prepared_max = ServerBindingCursor, 2, 600
    try:
        yield
    finally:
        raw.cursor_factory, raw.prepare_threshold, raw.prepared_max = before
