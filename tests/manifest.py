"""``python -m tests.manifest``: write the schema manifest from a freshly migrated database."""

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"


def main() -> None:
    """Migrate a fresh database of the tests' cluster and write down what it looks like."""
    django.setup()
    from anyshore.plumbing import roles, schema
    from tests import databases

    name = f"run_{os.getpid()}_manifest"
    databases.clone(databases.template(), name)
    with databases.owner(name) as connection, connection.cursor() as cursor:
        facts = schema.facts(cursor, owner=roles.OWNER, application=roles.APPLICATION)
    schema.MANIFEST.write_text(schema.written(facts), encoding="utf-8")
    print(f"{len(facts)} facts written to {schema.MANIFEST.name}")


if __name__ == "__main__":
    main()
