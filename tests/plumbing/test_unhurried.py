"""A check of everything may take its time; what follows on the same connection may not."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection, transaction

from anyshore.plumbing.unhurried import unhurried


def ask(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


@pytest.fixture
def hurried():
    """A connection on which no statement may take longer than 20 ms."""
    before = ask("SHOW statement_timeout")
    ask("SELECT set_config('statement_timeout', '20ms', false)")
    yield
    ask(f"SELECT set_config('statement_timeout', '{before}', false)")


@pytest.mark.django_db(transaction=True)
def test_the_limit_is_lifted_and_comes_back(hurried):
    with unhurried():
        ask("SELECT pg_sleep(0.1)")
        assert ask("SHOW enable_nestloop") == "off"
    assert (ask("SHOW statement_timeout"), ask("SHOW enable_nestloop")) == ("20ms", "on")
    with pytest.raises(OperationalError, match="statement timeout"):
        ask("SELECT pg_sleep(0.1)")


@pytest.mark.django_db(transaction=True)
def test_the_limit_comes_back_after_a_fault_inside_a_transaction(hurried):
    with pytest.raises(ZeroDivisionError), transaction.atomic(), unhurried():
        raise ZeroDivisionError
    assert ask("SHOW statement_timeout") == "20ms"
    with pytest.raises(OperationalError, match="lock"), transaction.atomic(), unhurried():
        ask("DO $$ BEGIN RAISE lock_not_available USING MESSAGE = 'lock'; END $$")
    assert (ask("SHOW statement_timeout"), ask("SHOW enable_nestloop")) == ("20ms", "on")
