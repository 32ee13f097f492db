"""A fresh database at once: what all migrations of one day make, as one file of SQL.

Django renders its models anew for each of some 600 operations, which takes most of a minute; the file takes a second.
``snapshot.sql`` is written by ``make manifest`` from a database that the migrations made. Its head names every
migration in it with a digest of its source: a file whose migrations changed since, or were made by another version of
a package, is not used, and the migrations run one by one. Migrations that came later run on top of it.
"""

from __future__ import annotations

import hashlib
import inspect
import re
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader

SNAPSHOT = Path(__file__).with_name("snapshot.sql")

_MAKERS = ("Django", "django-allauth", "procrastinate")
"""The packages whose code decides what a migration makes."""
_HEAD = "-- What a migrated database looks like, as SQL. Written by `make manifest`, never by hand.\n"
_LINE = re.compile(r"^-- migration (\S+) (\S+) ([0-9a-f]{16})$", re.MULTILINE)
_MADE_BY = re.compile(r"^-- made by (.+)$", re.MULTILINE)
_TITLES = re.compile(r"\n--\n-- (?:Name|Data for Name): [^\n]*\n--\n")
_SESSION = re.compile(
    r"^(?:SET \w+ = [^\n]*;|SELECT pg_catalog\.set_config[^\n]*;|\\(?:un)?restrict [^\n]*)\n", re.MULTILINE
)
_ONE_OF = re.compile(
    r"\((\S+?)\)::text (= ANY|<> ALL) \(\(ARRAY\[((?:'(?:[^']|'')*'::character varying(?:, )?)+)\]\)::text\[\]\)"
)
"""How PostgreSQL writes ``state IN ('a', 'b')``; read again it would not be the same expression."""
_BETWEEN = re.compile(r"\(\((\w+) >= (\w+)\) AND \(\1 <= (\w+)\)\)")
"""How it writes ``effect BETWEEN 1 AND 5``; at the beginning of an AND it would be taken apart when read again."""
_IS_EMPTY = "SELECT NOT EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r')"

Key = tuple[str, str]
"""A migration: its application's label and its name."""


def digests() -> dict[Key, str]:
    """Every migration on this machine with a digest of its source and of the SQL that stands beside it."""
    loader = MigrationLoader(None)
    return {key: _digest(type(migration)) for key, migration in sorted(loader.disk_migrations.items())}


def made_by() -> str:
    """The versions of the packages that turn migrations into tables."""
    return ", ".join(f"{package} {version(package)}" for package in _MAKERS)


def written(dump: str) -> str:
    """The file's text from what ``pg_dump --no-owner --no-privileges --no-comments --schema-only`` said."""
    head = "".join(f"-- migration {app} {name} {digest}\n" for (app, name), digest in digests().items())
    body = dump[dump.index("\n\n", dump.index("-- Dumped by")) :].split(
        "-- PostgreSQL database dump complete", maxsplit=1
    )[0]
    body = body.replace("-- *not* creating schema, since initdb creates it\n", "")
    told = _BETWEEN.sub(r"(\1 BETWEEN \2 AND \3)", _ONE_OF.sub(_as_in, _TITLES.sub("\n", _SESSION.sub("", body))))
    plain = re.sub(r"\n{3,}", "\n\n", told).rstrip("-\n ")
    return f"{_HEAD}-- made by {made_by()}\n{head}{plain}\n"


def contents() -> dict[Key, str]:
    """The migrations that the file holds with their digests; empty where it cannot be used."""
    if not SNAPSHOT.exists():
        return {}
    head = SNAPSHOT.read_text(encoding="utf-8")
    maker = _MADE_BY.search(head)
    if maker is None or maker.group(1) != made_by():
        return {}
    return _as_they_stand({(app, name): digest for app, name, digest in _LINE.findall(head)}, digests())


def load_if_empty(connection: BaseDatabaseWrapper) -> bool:
    """Fill an empty database from the file, as the owner and in one transaction; whether it did.

    Nothing happens where a table is there already or the file does not fit the migrations of this machine. Two at
    once: the second waits and finds the tables of the first.
    """
    held = contents()
    if not held:
        return False
    connection.ensure_connection()
    with connection.connection.transaction(), connection.connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('anyshore.snapshot'))")
        cursor.execute(_IS_EMPTY)
        if not cursor.fetchone()[0]:
            return False
        cursor.execute("SELECT set_config('search_path', '', true), set_config('check_function_bodies', 'off', true)")
        cursor.execute(SNAPSHOT.read_bytes())
        cursor.execute(
            "INSERT INTO public.django_migrations (app, name, applied) SELECT app, name, now()"
            " FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS held (app, name, place) ORDER BY place",
            [[app for app, _ in held], [name for _, name in held]],
        )
    return True


def _as_they_stand(held: Mapping[Key, str], there: Mapping[Key, str]) -> dict[Key, str]:
    """What the file holds, if every migration of it is still what it was."""
    return dict(held) if all(there.get(key) == digest for key, digest in held.items()) else {}


def _as_in(found: re.Match[str]) -> str:
    column, how, values = found.groups()
    return f"{column} {'IN' if how == '= ANY' else 'NOT IN'} ({values.replace('::character varying', '')})"


def _digest(migration: type) -> str:
    source = Path(inspect.getfile(migration))
    digest = hashlib.sha256(source.read_bytes())
    for beside in sorted(source.parent.glob("*.sql")):
        if beside.stem == source.stem:
            digest.update(beside.read_bytes())
    return digest.hexdigest()[:16]
