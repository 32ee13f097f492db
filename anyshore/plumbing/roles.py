"""The two database roles and what stands around them, as SQL.

The owner holds every table and runs migrations. The application may connect and do what the grants say
(``anyshore.plumbing.grants``): it creates nothing, not even a temporary table, because a temporary table could
stand in front of a real one. The same statements prepare the embedded cluster and are printed for operators.
"""

from __future__ import annotations

OWNER = "anyshore_owner"
APPLICATION = "anyshore_app"
DATABASE = "anyshore"


def quoted(name: str) -> str:
    """A name as SQL writes an identifier."""
    return '"' + name.replace('"', '""') + '"'


def role_statements(*, owner: str = OWNER, application: str = APPLICATION) -> list[str]:
    """Create both roles; neither may create databases or roles, or bypass anything."""
    plain = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"
    return [f"CREATE ROLE {quoted(role)} {plain}" for role in (owner, application)]


def database_statement(name: str = DATABASE, *, owner: str = OWNER) -> str:
    """Create the database, owned by the owner (run outside a transaction)."""
    return f"CREATE DATABASE {quoted(name)} OWNER {quoted(owner)} ENCODING 'UTF8' TEMPLATE template0"


def privilege_statements(name: str = DATABASE, *, owner: str = OWNER, application: str = APPLICATION) -> list[str]:
    """Inside the database: nobody but these two may connect, and only the owner may create."""
    database, owns, applies = quoted(name), quoted(owner), quoted(application)
    return [
        f"REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        f"GRANT CONNECT ON DATABASE {database} TO {applies}",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        f"ALTER SCHEMA public OWNER TO {owns}",
        f"GRANT USAGE ON SCHEMA public TO {applies}",
    ]
