"""Between two tests that commit, the database is put back: by deleting rows, or where that is not enough by a copy."""

from __future__ import annotations

import pytest
from django.db import connection
from psycopg import OperationalError

from anyshore.parties.models import Organisation
from anyshore.plumbing.models import AuditEntry
from anyshore.plumbing.numbers import next_number
from tests import databases
from tests.emptied import Origin
from tests.factories import make_organisation

CHANGES = {
    "a column": "ALTER TABLE parties_organisation ADD COLUMN more integer",
    "a function": "CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "a trigger that is off": "ALTER TABLE ledger_transfer DISABLE TRIGGER USER",
    "a grant on a table": "GRANT DELETE ON ledger_transfer TO anyshore_app",
    "a grant on a column": "GRANT UPDATE (amount) ON ledger_transfer TO anyshore_app",
    "a constraint less": "ALTER TABLE ledger_account DROP CONSTRAINT ledger_account_not_overdrawn",
    "an index": "CREATE INDEX more ON ledger_transfer (amount)",
    "a schema": "CREATE SCHEMA more",
    "a row of the migrations less": "DELETE FROM django_migrations WHERE id = (SELECT max(id) FROM django_migrations)",
}


def _database() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT oid FROM pg_database WHERE datname = current_database()")
        return cursor.fetchone()[0]


def test_what_was_committed_is_gone_and_numbers_begin_again(clone):
    before = _database()
    given = next_number("request")
    make_organisation()
    clone.renew()
    assert _database() == before
    assert (Organisation.objects.count(), AuditEntry.objects.count()) == (0, 0)
    assert next_number("request") == given
    make_organisation()
    assert AuditEntry.objects.earliest("id").id == 1


@pytest.mark.parametrize("change", CHANGES)
def test_any_other_change_is_seen(change, clone):
    with databases.superuser(clone.name) as inside:
        seen = Origin.of(inside)
        assert seen.stands(inside)
        with inside.transaction(force_rollback=True):
            inside.execute(CHANGES[change])
            assert not seen.stands(inside)
        assert seen.stands(inside)


def test_what_rows_cannot_mend_makes_another_copy(clone, as_owner):
    before = _database()
    as_owner.execute(CHANGES["a grant on a table"])
    clone.renew()
    assert _database() != before


def test_who_is_still_connected_keeps_nothing(clone, as_application):
    before = _database()
    make_organisation()
    as_application.execute("BEGIN; SELECT FROM parties_organisation FOR UPDATE")
    clone.renew()
    assert (_database(), Organisation.objects.count()) == (before, 0)
    with pytest.raises(OperationalError):
        as_application.execute("SELECT 1")
