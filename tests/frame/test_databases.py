"""The tests' own database: the restricted role, fresh after a commit."""

import pytest
from django.db import ProgrammingError, connection, transaction

from anyshore.plumbing import roles


def _one(query: str):
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_tests_run_as_the_application():
    assert _one("SELECT current_user") == roles.APPLICATION


@pytest.mark.django_db
@pytest.mark.parametrize("statement", ["CREATE TABLE loot (id int)", "CREATE TEMP TABLE loot (id int)"])
def test_the_application_creates_nothing(statement):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        _one(statement)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_test_commits_is_gone_in_the_next(turn):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM auth_group")
        assert cursor.fetchone()[0] == 0
        cursor.execute("INSERT INTO auth_group (name) VALUES ('left behind')")
