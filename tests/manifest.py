"""``python -m tests.manifest``: write down what a migrated database looks like, as facts and as SQL."""

import os
import subprocess

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"


def dump(name: str) -> str:
    """The tables, functions and triggers of a database of the tests' cluster, as ``pg_dump`` writes them."""
    from anyshore.plumbing import roles
    from anyshore.plumbing.embedded.binaries import wheel_binaries
    from tests import databases

    program = wheel_binaries() / "pg_dump"
    what = ["--schema-only", "--no-owner", "--no-privileges", "--no-comments"]
    where = ["--host", str(databases.cluster().socket), "--username", roles.OWNER, name]
    return subprocess.run([program, *what, *where], check=True, capture_output=True, text=True).stdout


def main() -> None:
    """Run every migration on a fresh database of the tests' cluster and write down what it looks like."""
    django.setup()
    from anyshore.plumbing import roles, schema, snapshot
    from tests import databases

    databases.start()
    name = f"run_{os.getpid()}_manifest"
    with databases.superuser() as connection:
        databases.build(connection, name, one_by_one=True)
    with databases.owner(name) as connection, connection.cursor() as cursor:
        facts = schema.facts(cursor, owner=roles.OWNER, application=roles.APPLICATION)
    schema.MANIFEST.write_text(schema.written(facts), encoding="utf-8")
    snapshot.SNAPSHOT.write_text(snapshot.written(dump(name)), encoding="utf-8")
    databases.drop(name)
    print(f"{len(facts)} facts written to {schema.MANIFEST.name}, the SQL to {snapshot.SNAPSHOT.name}")


if __name__ == "__main__":
    main()
