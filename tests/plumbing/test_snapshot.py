"""The file that fills a fresh database: it is today's, it is left alone where it does not fit, and it makes the
same."""

from __future__ import annotations

import os

import pytest
from django.core.management import call_command
from django.db import connections

from anyshore.cli.management.commands import migrate
from anyshore.plumbing import roles, schema, snapshot
from tests import databases, manifest


@pytest.fixture
def unguarded(django_db_setup, django_db_blocker):
    """The database without a transaction around the test: what these tests touch are databases of their own."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def empty(unguarded):
    """An empty database with its privileges, to which Django's connections lead."""
    name = f"run_{os.getpid()}_empty"
    with databases.superuser() as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())
        connection.execute(roles.database_statement(name).encode())
    with databases.superuser(name) as inside:
        for statement in roles.privilege_statements(name):
            inside.execute(statement.encode())
    with databases.pointed_at(name):
        yield name
    databases.drop(name)


def tables() -> int:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
        return cursor.fetchone()[0]


def test_it_holds_every_migration_as_it_stands():
    assert snapshot.contents() == snapshot.digests(), "a migration is new or was edited: make manifest"


@pytest.mark.parametrize("spoilt", ["-- migration ledger 0002_functions ", "-- made by "])
def test_a_file_that_does_not_fit_is_left_alone(empty, monkeypatch, tmp_path, spoilt):
    other = tmp_path / "snapshot.sql"
    text = snapshot.SNAPSHOT.read_text(encoding="utf-8")
    assert spoilt in text
    at = text.index(spoilt) + len(spoilt)
    other.write_text(text[:at] + ("1" if text[at] != "1" else "2") + text[at + 1 :], encoding="utf-8")
    monkeypatch.setattr(snapshot, "SNAPSHOT", other)
    assert snapshot.contents() == {}
    assert not snapshot.load_if_empty(connections["owner"])
    assert tables() == 0


def test_a_missing_file_is_no_fault(monkeypatch, tmp_path):
    monkeypatch.setattr(snapshot, "SNAPSHOT", tmp_path / "none.sql")
    assert snapshot.contents() == {}


def test_an_empty_database_is_filled_once_and_then_left_alone(empty):
    assert snapshot.load_if_empty(connections["owner"])
    there = tables()
    assert there > 150
    assert not snapshot.load_if_empty(connections["owner"])
    call_command(migrate.Command(), verbosity=0, interactive=False)
    assert tables() == there
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        assert set(cursor.fetchall()) == set(snapshot.contents())
        assert schema.difference(cursor, owner=roles.OWNER, application=roles.APPLICATION).lines() == []


def test_a_database_with_something_in_it_is_left_alone(empty):
    with connections["owner"].cursor() as cursor:
        cursor.execute("CREATE TABLE somebodys (id int)")
    assert not snapshot.load_if_empty(connections["owner"])
    assert tables() == 1


def test_migrations_that_came_later_run_on_top(empty, monkeypatch, tmp_path):
    """A file written before the last migration of an application: what it lacks is run, and the result is the same."""
    last = max(name for app, name in snapshot.digests() if app == "sessions")
    monkeypatch.setattr(
        snapshot, "contents", lambda: {k: d for k, d in snapshot.digests().items() if k != ("sessions", last)}
    )
    older = snapshot.SNAPSHOT.read_text(encoding="utf-8").replace(
        "CREATE TABLE public.django_session ", "CREATE TABLE public.x "
    )
    other = tmp_path / "snapshot.sql"
    other.write_text(
        "\n\n".join(p for p in older.split("\n\n") if "django_session" not in p and "public.x" not in p), "utf-8"
    )
    monkeypatch.setattr(snapshot, "SNAPSHOT", other)
    call_command(migrate.Command(), verbosity=0, interactive=False)
    with connections["owner"].cursor() as cursor:
        assert schema.difference(cursor, owner=roles.OWNER, application=roles.APPLICATION).lines() == []


@pytest.mark.long
def test_the_migrations_one_by_one_make_the_same(unguarded):
    if databases.cluster().bin_folder is not None:
        pytest.skip("another pg_dump writes another text")
    name = f"run_{os.getpid()}_one_by_one"
    with databases.superuser() as connection:
        databases.build(connection, name, one_by_one=True)
    try:
        assert snapshot.written(manifest.dump(name)) == snapshot.SNAPSHOT.read_text(encoding="utf-8")
    finally:
        databases.drop(name)
    assert snapshot.written(manifest.dump(databases.template())) == snapshot.SNAPSHOT.read_text(encoding="utf-8")
