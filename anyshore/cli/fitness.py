"""Whether this process may serve: the right database, up to date, unchanged, through the restricted role."""

from __future__ import annotations

from django.core.management.base import CommandError
from django.db import ProgrammingError, connection
from django.db.migrations.executor import MigrationExecutor

from anyshore.cli.codes import NOT_FIT
from anyshore.plumbing import schema

OLDEST_POSTGRESQL = 150000
_LINES_SHOWN = 40
_HELP = (
    "(- is missing, + is there and should not be. Grants are set anew by anyshore migrate; for the rest find out "
    "who changed it.)"
)


def faults() -> list[str]:
    """Everything that forbids serving, one line each; empty when fit."""
    connection.ensure_connection()
    version = connection.connection.info.server_version
    if version < OLDEST_POSTGRESQL:
        return [f"PostgreSQL 15 or later is needed; this server is {version // 10000}."]
    with connection.cursor() as cursor:
        powers = [f"The application's role {power}; it must not." for power in schema.forbidden_powers(cursor)]
        pending = pending_migrations()
        if pending:
            return [*powers, f"The database is behind by {len(pending)} migrations: run anyshore migrate."]
        owner = schema.table_owner(cursor) or ""
        application = str(connection.settings_dict["USER"])
        return powers + schema.difference(cursor, owner=owner, application=application).lines()


def pending_migrations() -> list[str]:
    """The migrations that were not applied yet; none where this role may not even look (the grants tell then)."""
    try:
        executor = MigrationExecutor(connection)
    except ProgrammingError:
        return []
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def refuse_unless_fit() -> None:
    """Raise CommandError with the reasons and the exit code that says: starting me again would not help."""
    found = faults()
    if not found:
        return
    more = [f"and {len(found) - _LINES_SHOWN} more"] if len(found) > _LINES_SHOWN else []
    lines = "".join(f"\n  {line}" for line in found[:_LINES_SHOWN] + more)
    raise CommandError(
        f"Anyshore does not start: the database is not as it must be.{lines}\n{_HELP}", returncode=NOT_FIT
    )
