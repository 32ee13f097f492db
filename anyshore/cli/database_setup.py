"""``anyshore database-setup``: the SQL for both roles and the database, for an operator with a server of their own."""

from __future__ import annotations

import argparse
import sys

from anyshore.plumbing import roles


def run(arguments: list[str]) -> int:
    """Print statements for psql; passwords are asked for by psql, never written here."""
    parser = argparse.ArgumentParser(prog="anyshore database-setup", description=__doc__)
    parser.add_argument("--database", default=roles.DATABASE)
    parser.add_argument("--owner", default=roles.OWNER)
    parser.add_argument("--application", default=roles.APPLICATION)
    asked = parser.parse_args(arguments)
    sys.stdout.write(script(asked.database, owner=asked.owner, application=asked.application))
    return 0


def script(database: str, *, owner: str, application: str) -> str:
    """The whole as psql reads it: run by a superuser, once."""
    made = roles.role_statements(owner=owner, application=application)
    inside = roles.privilege_statements(database, owner=owner, application=application)
    lines = [
        "-- Run once as a superuser of PostgreSQL 15 or later:  anyshore database-setup | psql -v ON_ERROR_STOP=1 postgres",
        *(f"{statement};" for statement in made),
        f"{roles.database_statement(database, owner=owner)};",
        f"\\connect {roles.quoted(database)}",
        *(f"{statement};" for statement in inside),
        "-- Then give both a password (psql asks for it and sends only its digest):",
        f"--   \\password {roles.quoted(owner)}",
        f"--   \\password {roles.quoted(application)}",
        "-- and tell Anyshore, the owner's address for `anyshore migrate` alone:",
        f"--   DATABASE_URL=postgresql://{application}:PASSWORD@HOST:5432/{database}",
        f"--   DATABASE_OWNER_URL=postgresql://{owner}:PASSWORD@HOST:5432/{database}",
    ]
    return "\n".join(lines) + "\n"
