"""A durable database for the benchmarks of money: a cluster of its own with fsync on, migrated, used as the
application."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import django
import psycopg
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connections

from anyshore.plumbing import environment, roles
from anyshore.plumbing.embedded import Cluster, hold
from anyshore.plumbing.embedded.cluster import SUPERUSER

DURABLE = {"fsync": "on", "synchronous_commit": "on", "max_connections": "60", "statement_timeout": "0"}


def cluster() -> Cluster:
    """The benches' cluster, beside the one with data."""
    return Cluster(environment.data_folder() / "bench-database", None, DURABLE)


@contextmanager
def database() -> Iterator[str]:
    """Make, migrate and at the end drop a database; Django's connections lead to it. Yields its name."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anyshore.settings")
    django.setup()
    name = f"bench_{os.getpid()}"
    hold(cluster(), prepare=roles.DATABASE)
    with as_superuser("postgres") as connection:
        connection.execute(roles.database_statement(name).encode())
    with as_superuser(name) as connection:
        for statement in roles.privilege_statements(name):
            connection.execute(statement.encode())
    point_at(name)
    from anyshore.cli.management.commands.migrate import set_grants  # noqa: PLC0415 - Django is set up first

    call_command(migrate.Command(), database="owner", verbosity=0, interactive=False, run_syncdb=True)
    set_grants()
    try:
        yield name
    finally:
        for connection in connections.all(initialized_only=True):
            connection.close()
        with as_superuser("postgres") as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def point_at(name: str) -> None:
    """Lead Django's connections to the database of this name, the application's and the owner's."""
    for alias, role in (("default", roles.APPLICATION), ("owner", roles.OWNER)):
        connections[alias].close()
        connections[alias].settings_dict.update(NAME=name, HOST=str(cluster().socket), PORT="", USER=role, PASSWORD="")


def as_superuser(name: str) -> psycopg.Connection:
    """A connection as the cluster's superuser, in autocommit."""
    return psycopg.connect(host=str(cluster().socket), user=SUPERUSER, dbname=name, autocommit=True)


def as_application(name: str) -> psycopg.Connection:
    """A connection as the application's role, in autocommit, under the same limits as Django's."""
    limits = connections["default"].settings_dict["OPTIONS"].get("options", "")
    where = {"host": str(cluster().socket), "user": roles.APPLICATION, "dbname": name, "options": limits}
    return psycopg.connect(**where, autocommit=True)
