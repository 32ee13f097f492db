"""A test database put back as it was: what a test committed is deleted, which costs far less than another clone.

Only rows and sequences are put back. Where a test left anything else behind (another column, function, trigger or
grant, a change in rows that the migrations wrote), ``Origin.put_back`` says no, and the database is to be cloned anew.
"""

from __future__ import annotations

from dataclasses import dataclass

import psycopg

_CATALOGUES = (
    "pg_class",
    "pg_attribute",
    "pg_attrdef",
    "pg_constraint",
    "pg_index",
    "pg_trigger",
    "pg_proc",
    "pg_namespace",
    "pg_type",
    "pg_rewrite",
    "pg_policy",
    "pg_inherits",
    "pg_default_acl",
    "pg_event_trigger",
    "pg_extension",
    "pg_largeobject_metadata",
)
"""Where PostgreSQL writes what a database consists of and who may do what: DDL of any kind leaves a row of its own
transaction here, or takes one away."""

_LOOKS = " UNION ALL ".join(
    f"SELECT '{one}', count(*) AS n, coalesce(sum(xmin::text::bigint), 0) AS x FROM {one}" for one in _CATALOGUES
)
_WRITTEN = (
    "SELECT c.oid::regclass::text FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace"
    " WHERE c.relkind = 'r' AND n.nspname !~ '^(pg_|information_schema)' AND pg_relation_size(c.oid) > 0 ORDER BY 1"
)
"""The tables that hold rows, or held some."""
_SEQUENCES = "SELECT schemaname, sequencename, start_value, last_value FROM pg_sequences ORDER BY 1, 2"
_ALONE = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)

Place = tuple[str, str, int, int | None]
"""A sequence: its schema, its name, where it starts, and the last number it gave."""


@dataclass(frozen=True)
class Origin:
    """What a fresh clone looks like: its catalogues, its sequences, its tables, and the rows that it was born with."""

    looks: list[tuple[str, int, int]]
    places: list[Place]
    born: list[str]
    """The tables that the migrations filled."""
    digest: str

    @classmethod
    def of(cls, connection: psycopg.Connection) -> Origin:
        """See it now, through a superuser's connection to the fresh clone."""
        born = [name for (name,) in connection.execute(_WRITTEN)]
        places = connection.execute(_SEQUENCES).fetchall()
        return cls(looks=_looks(connection), places=places, born=born, digest=_digest(connection, born))

    def stands(self, connection: psycopg.Connection) -> bool:
        """Whether all but the rows of what was born empty, and the sequences, is as it was."""
        return _looks(connection) == self.looks and _digest(connection, self.born) == self.digest

    def put_back(self, connection: psycopg.Connection) -> bool:
        """Delete what was committed since, with nobody else connected; False if that does not make it as it was."""
        connection.execute(_ALONE)
        if not self.stands(connection):
            return False
        written = [name for (name,) in connection.execute(_WRITTEN) if name not in self.born]
        if written:
            connection.execute(";".join(f"DELETE FROM {name}" for name in written))
        for schema, name, start, _last in set(connection.execute(_SEQUENCES).fetchall()) - set(self.places):
            before = next(place[3] for place in self.places if place[:3] == (schema, name, start))
            connection.execute(
                "SELECT setval(%s::regclass, %s, %s)",
                [f'"{schema}"."{name}"', start if before is None else before, before is not None],
            )
        return True


def _looks(connection: psycopg.Connection) -> list[tuple[str, int, int]]:
    return connection.execute(_LOOKS).fetchall()


def _digest(connection: psycopg.Connection, tables: list[str]) -> str:
    parts = (
        f"(SELECT coalesce(md5(string_agg(r::text, '|' ORDER BY r::text)), '') FROM {one} AS r)" for one in tables
    )
    return connection.execute(f"SELECT {' || '.join(parts)}").fetchone()[0]
