"""What the application's role may do, set after every migration from ``grants.toml``.

Everything is first taken away, from the role and from PUBLIC, and then given: a grant that nobody declared is gone.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any, LiteralString, Protocol

from anyshore.plumbing.roles import privilege_statements, quoted

_DECLARED = Path(__file__).with_name("grants.toml")

_TABLES = """
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm')
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
    ORDER BY 1
"""
_SEQUENCES = """
    SELECT s.relname, t.relname FROM pg_class s JOIN pg_namespace n ON n.oid = s.relnamespace
    LEFT JOIN pg_depend d ON d.objid = s.oid AND d.deptype = 'a' AND d.refclassid = 'pg_class'::regclass
    LEFT JOIN pg_class t ON t.oid = d.refobjid
    WHERE n.nspname = 'public' AND s.relkind = 'S' ORDER BY 1
"""
_FUNCTIONS = """
    SELECT p.proname, p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'public'
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    ORDER BY 2
"""


class Cursor(Protocol):
    """What we need of a cursor: Django's and psycopg's both do."""

    def execute(self, query: LiteralString, params: Any = ...) -> Any: ...
    def fetchall(self) -> list[Any]: ...


@dataclass(frozen=True)
class Declared:
    """The declared privileges: patterns of table names in order, and patterns of functions."""

    tables: tuple[tuple[str, tuple[str, ...]], ...]
    functions: tuple[str, ...]
    sequences: tuple[str, ...]

    def of_table(self, name: str) -> tuple[str, ...]:
        """The privileges on one table: those of the first pattern that fits."""
        return next((may for pattern, may in self.tables if fnmatchcase(name, pattern)), ())

    def may_execute(self, name: str) -> bool:
        """Whether the role may execute functions of this name."""
        return any(fnmatchcase(name, pattern) for pattern in self.functions)

    def may_use(self, name: str) -> bool:
        """Whether the role may take numbers from a sequence of this name that belongs to no table."""
        return any(fnmatchcase(name, pattern) for pattern in self.sequences)


@cache
def declared() -> Declared:
    """What ``grants.toml`` says."""
    told = tomllib.loads(_DECLARED.read_text())
    tables = tuple((row["name"], tuple(row["may"])) for row in told["tables"])
    return Declared(tables, tuple(told["functions"]["execute"]), tuple(told["sequences"]["use"]))


def apply(cursor: Cursor, *, database: str, owner: str, application: str) -> None:
    """As the owner: set exactly the declared privileges. Run it in one transaction, so that nobody sees a half."""
    for statement in statements(cursor, database=database, owner=owner, application=application):
        cursor.execute(statement)  # names are quoted, privileges are ours


def statements(cursor: Cursor, *, database: str, owner: str, application: str) -> list[str]:
    """The statements ``apply`` runs, for the tables, sequences and functions that exist now."""
    role = quoted(application)
    lines = privilege_statements(database, owner=owner, application=application)
    lines += [f"REVOKE ALL ON ALL {kind} IN SCHEMA public FROM PUBLIC, {role}" for kind in ("TABLES", "SEQUENCES")]
    return [*lines, *_table_grants(cursor, role), *_sequence_grants(cursor, role), *_function_grants(cursor, role)]


def _table_grants(cursor: Cursor, role: str) -> list[str]:
    cursor.execute(_TABLES)
    pairs = [(name, declared().of_table(name)) for (name,) in cursor.fetchall()]
    return [f"GRANT {', '.join(may)} ON TABLE {quoted(name)} TO {role}" for name, may in pairs if may]


def _sequence_grants(cursor: Cursor, role: str) -> list[str]:
    cursor.execute(_SEQUENCES)
    pairs = cursor.fetchall()
    return [
        f"GRANT USAGE ON SEQUENCE {quoted(name)} TO {role}"
        for name, table in pairs
        if ("INSERT" in declared().of_table(table) if table else declared().may_use(name))
    ]


def _function_grants(cursor: Cursor, role: str) -> list[str]:
    cursor.execute(_FUNCTIONS)
    found = cursor.fetchall()
    taken = [f"REVOKE ALL ON FUNCTION {signature} FROM PUBLIC, {role}" for _, signature in found]
    given = [
        f"GRANT EXECUTE ON FUNCTION {signature} TO {role}" for name, signature in found if declared().may_execute(name)
    ]
    return taken + given
