"""Databases for tests: one template per state of the migrations, cloned for each worker, used as the application.

The owner builds the template (migrations and grants); a test never sees the owner's powers. Running the tests as the
owner would hide what the restricted role is for.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connections

from anyshore.cli.management.commands.migrate import set_grants
from anyshore.plumbing import environment, roles, snapshot
from anyshore.plumbing.embedded import Cluster, hold
from anyshore.plumbing.embedded.cluster import SUPERUSER

_PACKAGE = environment.PROJECT / "anyshore"
_QUICK = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "checkpoint_timeout": "1h",
    "max_connections": "200",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
}
"""Nothing here has to outlive a fall of the machine, and nobody copies it. No table is so large that compiling a query
pays, or other processes that help to read it: those took ten times as long to start as two hundred tables to read."""


@cache
def cluster() -> Cluster:
    """The tests' cluster: never the one with data. ``ANYSHORE_TEST_DATABASE`` names the ``bin`` of another
    PostgreSQL."""
    chosen = os.environ.get("ANYSHORE_TEST_DATABASE")
    name = "test-database" + (f"-{hashlib.sha256(chosen.encode()).hexdigest()[:6]}" if chosen else "")
    return Cluster(environment.data_folder() / name, Path(chosen) if chosen else None, _QUICK)


def is_installed() -> bool:
    """Whether the PostgreSQL to test on is there."""
    chosen = cluster().bin_folder
    return chosen is None or (chosen / "initdb").exists()


@cache
def start() -> int:
    """Hold the cluster for as long as this process lives."""
    held = hold(cluster(), prepare=roles.DATABASE)
    with superuser() as connection:  # until it closes: two workers that alter a role at once refuse each other
        connection.execute("SET lock_timeout = 0")
        connection.execute("SELECT pg_advisory_lock(hashtext('anyshore.roles'))")
        connection.execute(f"ALTER ROLE {roles.OWNER} CREATEDB".encode())
    return held


def superuser(name: str = "postgres") -> psycopg.Connection:
    """A connection as the cluster's superuser."""
    return psycopg.connect(host=str(cluster().socket), user=SUPERUSER, dbname=name, autocommit=True)


def owner(name: str = "postgres") -> psycopg.Connection:
    """A connection as the owner of the tables."""
    return psycopg.connect(host=str(cluster().socket), user=roles.OWNER, dbname=name, autocommit=True)


def migrations_hash() -> str:
    """A digest of all that decides what a migrated database looks like."""
    digest = hashlib.sha256()
    parts = [path for path in _PACKAGE.rglob("*") if path.suffix in {".py", ".sql"} and "migrations" in path.parts]
    parts += [
        *_PACKAGE.glob("plumbing/grants.*"),
        *_PACKAGE.glob("plumbing/roles.py"),
        *_PACKAGE.glob("ledger/**/*.sql"),
        *_PACKAGE.glob("plumbing/snapshot.*"),
    ]
    parts.append(Path(__file__))
    for path in sorted(set(parts)):
        digest.update(str(path.relative_to(environment.PROJECT)).encode() + path.read_bytes())
    for package in ("django", "procrastinate", "django-allauth"):
        digest.update(version(package).encode())
    return digest.hexdigest()[:12]


def template() -> str:
    """The name of the template database, built now if no earlier run has built it."""
    start()
    name = f"template_{migrations_hash()}"
    with superuser() as connection:
        connection.execute("SET lock_timeout = 0")  # another run may be building it: that takes as long as it takes
        connection.execute("SELECT pg_advisory_lock(hashtext('anyshore.template'))")
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            build(connection, name)
        _drop_leftovers(connection, keep=name)
    return name


def build(connection: psycopg.Connection, name: str, *, one_by_one: bool = False) -> None:
    """A migrated database with its grants; ``one_by_one`` runs each migration instead of the file that holds them."""
    half = f"half_{name}"
    connection.execute(f"DROP DATABASE IF EXISTS {half} WITH (FORCE)".encode())
    connection.execute(roles.database_statement(half).encode())
    with superuser(half) as inside:
        for statement in roles.privilege_statements(half):
            inside.execute(statement.encode())
    with pointed_at(half):
        if not one_by_one:
            snapshot.load_if_empty(connections["owner"])
        call_command(migrate.Command(), database="owner", verbosity=0, interactive=False)
        set_grants()
    connection.execute(f"ALTER DATABASE {half} RENAME TO {name}".encode())


def _drop_leftovers(connection: psycopg.Connection, keep: str) -> None:
    """Databases of runs that are over, and all but the newest dozen of templates."""
    rows = connection.execute("SELECT datname FROM pg_database ORDER BY oid DESC").fetchall()
    names = [name for (name,) in rows]
    old = [name for name in names if name.startswith("template_") and name != keep][12:]
    dead = [name for name in names if name.startswith("run_") and not _alive(int(name.split("_")[1]))]
    for name in old + dead:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())


def _alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def clone(template_name: str, name: str) -> None:
    """A fresh copy of the template under ``name``, replacing what was there: 1,600 files."""
    with superuser() as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())
    with owner() as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template_name} STRATEGY file_copy".encode())
        for statement in roles.privilege_statements(name):
            if "DATABASE" in statement:
                connection.execute(statement.encode())


def drop(name: str) -> None:
    """Remove a database, whoever is connected."""
    with superuser() as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())


@contextmanager
def pointed_at(name: str):
    """Django's connections lead to this database, the application's and the owner's, within the block."""
    before = {alias: dict(connections[alias].settings_dict) for alias in ("default", "owner")}
    point_at(name)
    try:
        yield
    finally:
        for alias, settings in before.items():
            connections[alias].close()
            connections[alias].settings_dict.update(settings)


def point_at(name: str) -> None:
    """From now on Django's connections lead to this database."""
    for alias in ("default", "owner"):
        connections[alias].close()
        connections[alias].settings_dict.update(NAME=name, HOST=str(cluster().socket), PORT="", PASSWORD="")
    connections["default"].settings_dict["USER"] = roles.APPLICATION
    connections["owner"].settings_dict["USER"] = roles.OWNER
