"""Whether the database lacks a migration, told in a moment: every start asks, and hardly ever is anything missing.

Loading Django with all its models to find that out takes longer than starting the database. The names suffice: ours
are files in this package, those of other packages stand in the head of ``snapshot.sql``. What a database looks like
beyond that, the web server and the worker compare when they start.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import psycopg

from anyshore.plumbing import environment

_PACKAGE = environment.PROJECT / "anyshore"
_SNAPSHOT = _PACKAGE / "plumbing" / "snapshot.sql"
_LINE = re.compile(r"^-- migration (\S+) (\S+) ", re.MULTILINE)


def is_behind(database: Mapping[str, Any]) -> bool:
    """Whether a migration of today was not applied to this database (as ``environment.databases`` describes it).

    Also True where that cannot be found out: the command that migrates then says why.
    """
    try:
        with psycopg.connect(
            dbname=database["NAME"],
            user=database["USER"],
            password=database["PASSWORD"],
            host=database["HOST"],
            port=database["PORT"],
            **database["OPTIONS"],
        ) as connection:
            applied = set(connection.execute("SELECT app, name FROM django_migrations").fetchall())
    except psycopg.Error:
        return True
    return not names() <= applied


def names() -> set[tuple[str, str]]:
    """Every migration of today by application and name."""
    theirs = _LINE.findall(_SNAPSHOT.read_text(encoding="utf-8")) if _SNAPSHOT.exists() else []
    return {*theirs, *((path.parents[1].name, path.stem) for path in _PACKAGE.glob("*/migrations/[0-9]*.py"))}
