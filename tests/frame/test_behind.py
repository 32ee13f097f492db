"""Whether a migration is missing, told without Django: the same answer as Django's own."""

import subprocess
import sys

import pytest
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from anyshore.cli import behind
from anyshore.plumbing import environment

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def owner():
    return connections["owner"].settings_dict


def test_it_knows_the_migrations_that_django_knows():
    assert behind.names() == set(MigrationLoader(None).disk_migrations)


def test_a_database_of_today_is_not_behind(owner):
    assert not behind.is_behind(owner)


@pytest.mark.parametrize("app", ["contracts", "procrastinate"])
def test_a_database_without_one_of_them_is_behind(owner, app):
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT id, name, applied FROM django_migrations WHERE app = %s ORDER BY id DESC LIMIT 1", [app]
        )
        number, name, applied = cursor.fetchone()
        cursor.execute("DELETE FROM django_migrations WHERE id = %s", [number])
    try:
        assert behind.is_behind(owner)
    finally:
        with connections["owner"].cursor() as cursor:
            cursor.execute("INSERT INTO django_migrations VALUES (%s, %s, %s, %s)", [number, app, name, applied])
    assert not behind.is_behind(owner)


def test_a_database_that_a_later_version_migrated_is_not_behind(owner, monkeypatch):
    older = {one for one in behind.names() if one[0] != "contracts"}
    monkeypatch.setattr(behind, "names", lambda: older)
    assert not behind.is_behind(owner)


@pytest.mark.parametrize("changed", [{"NAME": "postgres"}, {"NAME": "nothing_of_that_name"}, {"HOST": "/nowhere"}])
def test_where_it_cannot_tell_it_says_behind(owner, changed):
    assert behind.is_behind({**owner, **changed})


def test_without_the_file_of_sql_it_still_knows_ours(monkeypatch, tmp_path):
    monkeypatch.setattr(behind, "_SNAPSHOT", tmp_path / "none.sql")
    rooms = {room for room, _ in behind.names()}
    assert "contracts" in rooms
    assert "procrastinate" not in rooms


@pytest.mark.parametrize("module", ["anyshore.cli.main", "anyshore.cli.run"])
def test_the_supervisor_reads_neither_django_nor_what_makes_papers(module):
    """Each takes longer to read than all that it does before its children start."""
    asked = f"import sys, {module}; print(*sorted({{'django', 'pyhanko', 'numpy', 'aiohttp'}} & set(sys.modules)))"
    told = subprocess.run(
        [sys.executable, "-c", asked], cwd=environment.PROJECT, capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == []
