"""What the application's role, and even the owner, must not be able to do: more than 120 forms, no row changed."""

from __future__ import annotations

import psycopg
import pytest

from anyshore.ledger.models import Account, Head, Seal, SealBatch, Transfer
from tests.ledger.conftest import AT, CLOCK, do_post, do_seal, posting

pytestmark = pytest.mark.money

TABLES = [model._meta.db_table for model in (Account, Transfer, Seal, SealBatch, Head)]
INNER = ["ledger_move(1, 5)", "ledger_unfolded(1, 0)", "ledger_fold()", "ledger_mirrors(1, 1, 2, 1)",
         "ledger_merkle_root('{}')", "ledger_instant(now())"]  # fmt: skip

FORMS = [
    *(f"INSERT INTO {table} SELECT * FROM {table}" for table in TABLES),
    *(f"INSERT INTO {table} DEFAULT VALUES" for table in TABLES),
    *(f"DELETE FROM {table}" for table in TABLES),
    *(f"DELETE FROM ONLY {table} WHERE true" for table in TABLES),
    *(f"TRUNCATE {table}" for table in TABLES),
    *(f"TRUNCATE {table} RESTART IDENTITY CASCADE" for table in TABLES),
    *(f"DROP TABLE {table} CASCADE" for table in TABLES),
    *(f"ALTER TABLE {table} DISABLE TRIGGER ALL" for table in TABLES),
    *(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in TABLES),
    *(f"ALTER TABLE {table} OWNER TO CURRENT_USER" for table in TABLES),
    *(f"ALTER TABLE {table} ADD COLUMN x int" for table in TABLES),
    *(f"DO $$ BEGIN LOCK TABLE {table} IN SHARE MODE; END $$" for table in TABLES),
    *(f"CREATE RULE r AS ON SELECT TO {table} DO INSTEAD NOTHING" for table in TABLES),
    *(
        f"CREATE TRIGGER t BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"
        for table in TABLES
    ),
    *(f"COPY {table} FROM PROGRAM 'true'" for table in TABLES),
    *(f"SELECT * FROM {table} FOR UPDATE" for table in TABLES),
    *(f"SELECT {call}" for call in INNER),
    "UPDATE ledger_account SET balance = balance + 1",
    "UPDATE ledger_account SET balance = 0 WHERE address = 'rail/sandbox/USD'",
    "UPDATE ledger_account SET rule = 'overdraft'",
    "UPDATE ledger_account SET address = 'held/mine' WHERE address = 'held/a'",
    "UPDATE ledger_account SET folded_id = 0",
    "UPDATE ledger_transfer SET amount = 1",
    "UPDATE ledger_transfer SET credit_id = debit_id",
    "UPDATE ledger_transfer SET key = key",
    "UPDATE ledger_seal SET leaf = '\\x00'",
    "UPDATE ledger_seal SET number = -number",
    "UPDATE ledger_sealbatch SET head = root",
    "UPDATE ledger_head SET head = '\\x00'",
    "WITH gone AS (DELETE FROM ledger_transfer RETURNING *) SELECT count(*) FROM gone",
    "MERGE INTO ledger_account a USING (SELECT 1) b ON true WHEN MATCHED THEN UPDATE SET balance = 9",
    "INSERT INTO ledger_transfer (debit_id, credit_id, amount, at, about_id, currency, kind, about_kind, key)"
    " VALUES (1, 2, 5000, now(), gen_random_uuid(), 'USD', 'fund', 'milestone', 'forged')",
    "INSERT INTO ledger_account (rule, currency, address, opened_at) VALUES ('overdraft', 'USD', 'held/mine', now())",
    "INSERT INTO ledger_account (id, balance, rule, currency, address, opened_at)"
    " VALUES (99, 5000, 'strict', 'USD', 'held/mine', now()) ON CONFLICT DO NOTHING",
    "SELECT nextval('ledger_transfer_id_seq')",
    "SELECT setval('ledger_transfer_id_seq', 1)",
    "ALTER SEQUENCE ledger_transfer_id_seq RESTART",
    "CREATE TEMP TABLE ledger_account (id bigint, balance bigint)",
    "CREATE TABLE ledger_account_two (id bigint)",
    "CREATE SCHEMA pg_temporary",
    "CREATE FUNCTION ledger_post(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE OR REPLACE FUNCTION ledger_merkle_root(p_leaves bytea[]) RETURNS bytea LANGUAGE sql AS 'SELECT null::bytea'",
    "CREATE VIEW v AS SELECT 1",
    "DROP FUNCTION ledger_fold()",
    "ALTER FUNCTION ledger_fold() SECURITY DEFINER",
    "ALTER FUNCTION ledger_seal(timestamptz) RESET ALL",
    "GRANT EXECUTE ON FUNCTION ledger_fold() TO CURRENT_USER",
    "ALTER TABLE ledger_account DROP CONSTRAINT ledger_account_not_overdrawn",
    "ALTER TABLE ledger_transfer DROP CONSTRAINT ledger_transfer_key_unique",
    "DROP TRIGGER ledger_transfer_rows_stay ON ledger_transfer",
    "DROP INDEX ledger_transfer_debit",
    "SET session_replication_role = replica",
    "SET ROLE anyshore_owner",
    "SET SESSION AUTHORIZATION anyshore_owner",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "GRANT anyshore_owner TO CURRENT_USER",
    "UPDATE pg_class SET relowner = 0",
    "COPY (SELECT 1) TO PROGRAM 'cat'",
    "DO $$ BEGIN UPDATE ledger_account SET balance = 1; END $$",
]

WARNED = [
    *(
        f"GRANT {what} ON {table} TO CURRENT_USER"
        for table in TABLES
        for what in ("ALL", "INSERT", "UPDATE", "TRUNCATE")
    ),
    *(f"REVOKE ALL ON {table} FROM anyshore_owner" for table in TABLES),
    *(
        f"GRANT EXECUTE ON FUNCTION {call} TO PUBLIC"
        for call in ("ledger_seal(timestamptz)", "ledger_publish_head(date, timestamptz)")
    ),
]
"""PostgreSQL answers these with a warning that nothing was granted or revoked."""

POSTINGS = [
    "NULL, 'k', 'fund', 'rail/sandbox/USD', 'held/a', 1, 'USD', 'milestone', %(id)s, NULL",
    "now(), NULL, 'fund', 'rail/sandbox/USD', 'held/a', 1, 'USD', 'milestone', %(id)s, NULL",
    "now(), '', 'fund', 'rail/sandbox/USD', 'held/a', 1, 'USD', 'milestone', %(id)s, NULL",
    "now(), E'a\\tb', 'fund', 'rail/sandbox/USD', 'held/a', 1, 'USD', 'milestone', %(id)s, NULL",
    "now(), E'a\\nb', 'fund', 'rail/sandbox/USD', 'held/a', 1, 'USD', 'milestone', %(id)s, NULL",
    "now(), repeat('a', 201), 'fund', 'rail/sandbox/USD', 'held/a', 1, 'USD', 'milestone', %(id)s, NULL",
    "now(), 'k', NULL, 'rail/sandbox/USD', 'held/a', 1, 'USD', 'milestone', %(id)s, NULL",
    "now(), 'k', '', 'rail/sandbox/USD', 'held/a', 1, 'USD', 'milestone', %(id)s, NULL",
    "now(), 'k', E'fu\\tnd', 'rail/sandbox/USD', 'held/a', 1, 'USD', 'milestone', %(id)s, NULL",
    "now(), 'k', 'fund', NULL, 'held/a', 1, 'USD', 'milestone', %(id)s, NULL",
    "now(), 'k', 'fund', 'rail/sandbox/USD', NULL, 1, 'USD', 'milestone', %(id)s, NULL",
    "now(), 'k', 'fund', 'rail/sandbox/USD', 'held/a', NULL, 'USD', 'milestone', %(id)s, NULL",
    "now(), 'k', 'fund', 'rail/sandbox/USD', 'held/a', 0, 'USD', 'milestone', %(id)s, NULL",
    "now(), 'k', 'fund', 'rail/sandbox/USD', 'held/a', -1, 'USD', 'milestone', %(id)s, NULL",
    "now(), 'k', 'fund', 'rail/sandbox/USD', 'held/a', 1000000000000001, 'USD', 'milestone', %(id)s, NULL",
    "now(), 'k', 'fund', 'rail/sandbox/USD', 'held/a', 1, NULL, 'milestone', %(id)s, NULL",
    "now(), 'k', 'fund', 'rail/sandbox/USD', 'held/a', 1, 'usd', 'milestone', %(id)s, NULL",
    "now(), 'k', 'fund', 'rail/sandbox/USD', 'held/a', 1, 'USD', NULL, %(id)s, NULL",
    "now(), 'k', 'fund', 'rail/sandbox/USD', 'held/a', 1, 'USD', '', %(id)s, NULL",
    "now(), 'k', 'fund', 'rail/sandbox/USD', 'held/a', 1, 'USD', 'milestone', NULL, NULL",
    "now(), 'k', 'fund', 'held/a', 'held/a', 1, 'USD', 'milestone', %(id)s, NULL",
    "now(), 'k', 'fund', 'held/a', 'nowhere', 1, 'USD', 'milestone', %(id)s, NULL",
    "now(), 'k', 'fund', 'held/a', 'wallet/a', 101, 'USD', 'milestone', %(id)s, NULL",
    "now(), 'k', 'fund', 'fees/USD', 'wallet/a', 1, 'USD', 'milestone', %(id)s, NULL",
    "now(), 'k', 'fund', 'held/a', 'wallet/a', 1, 'USD', 'milestone', %(id)s, 0",
    "now(), 'start', 'fund', 'held/a', 'wallet/a', 1, 'USD', 'milestone', %(id)s, NULL",
]

BATCHES = [
    "now(), '{}'::text[], '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}'",
    "now(), NULL::text[], NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL",
    "now(), array_fill('k'::text, ARRAY[1001])::text[], '{fund}', '{held/a}', '{wallet/a}', '{1}', '{USD}', '{m}', ARRAY[%(id)s]::uuid[], '{NULL}'",
    "now(), '{k1,k2}'::text[], '{fund}', '{held/a}', '{wallet/a}', '{1}', '{USD}', '{m}', ARRAY[%(id)s]::uuid[], '{NULL}'",
    "now(), '{k1,NULL}'::text[], '{fund,fund}', '{held/a,held/a}', '{wallet/a,wallet/a}', '{1,1}', '{USD,USD}', '{m,m}', ARRAY[%(id)s,%(id)s]::uuid[], '{NULL,NULL}'",
    "now(), '{k1,k1}'::text[], '{fund,fund}', '{held/a,held/a}', '{wallet/a,wallet/a}', '{1,2}', '{USD,USD}', '{m,m}', ARRAY[%(id)s,%(id)s]::uuid[], '{NULL,NULL}'",
    "now(), '{k1,k2}'::text[], '{fund,fund}', '{held/a,held/a}', '{wallet/a,wallet/a}', '{60,60}', '{USD,USD}', '{m,m}', ARRAY[%(id)s,%(id)s]::uuid[], '{NULL,NULL}'",
    "now(), '{k1,k2}'::text[], '{fund,fund}', '{rail/sandbox/USD,held/a}', '{held/a,held/a}', '{60,60}', '{USD,USD}', '{m,m}', ARRAY[%(id)s,%(id)s]::uuid[], '{NULL,NULL}'",
    "now(), '{k1}'::text[], '{fund}', '{rail/sandbox/USD,held/a}', '{held/a,wallet/a}', '{60,60}', '{USD,USD}', '{m,m}', ARRAY[%(id)s,%(id)s]::uuid[], '{NULL,NULL,7}'",
]

THING = "'01900000-0000-7000-8000-000000000001'::uuid"


@pytest.fixture
def state(books):
    """A ledger with something in every table, and a way to see all of it."""
    do_post(posting("start", "rail/sandbox/USD", "held/a", 100))
    do_seal()
    from anyshore.ledger.actions.publish_head import publish_head
    from anyshore.plumbing.actions import perform

    perform(publish_head, actor=CLOCK, at=AT)

    def everything():
        with books.connect() as connection:
            return {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in TABLES}

    return everything


def refused(connection, statement: str) -> str:
    """The SQLSTATE that a statement is refused with; it must be refused."""
    with pytest.raises(psycopg.Error) as told:
        connection.execute(statement)
    connection.rollback()
    return str(told.value.sqlstate)


def test_there_are_enough_forms():
    assert len({*FORMS, *POSTINGS, *BATCHES}) >= 160


def test_the_application_can_only_read_and_call(state, as_application):
    before = state()
    for form in FORMS:
        assert refused(as_application, form) in {"42501", "42P01", "0A000", "25001", "55006", "42883"}, form
    rights = granted(as_application)
    for form in WARNED:
        as_application.execute(form)
    assert granted(as_application) == rights
    assert state() == before


def granted(connection) -> list[tuple]:
    """Who may do what with the ledger's tables and functions."""
    return connection.execute(
        "SELECT relname, relacl::text FROM pg_class WHERE relname LIKE 'ledger%' UNION ALL"
        " SELECT proname, proacl::text FROM pg_proc WHERE proname LIKE 'ledger%' ORDER BY 1, 2"
    ).fetchall()


@pytest.mark.parametrize("calls", [POSTINGS, BATCHES], ids=["one", "many"])
def test_bad_postings_change_nothing(state, as_application, calls):
    before = state()
    for call in calls:
        code = refused(as_application, f"SELECT ledger_post({call.replace('%(id)s', THING)})")
        assert code.startswith("LG") or code in {"23514", "23502", "22001"}, (call, code)
    assert state() == before


@pytest.mark.parametrize("table", TABLES)
def test_history_stays_even_for_the_owner(state, as_owner, table):
    before = state()
    key = (
        "published_on"
        if table == "ledger_head"
        else "address"
        if table == "ledger_account"
        else as_owner.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum = 1", [table]
        ).fetchone()[0]
    )
    for statement in (f"UPDATE {table} SET {key} = {key}", f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
        assert refused(as_owner, statement) == "LG000"
    assert state() == before


def test_the_constraint_stands_behind_the_functions(state, as_owner):
    assert refused(as_owner, "UPDATE ledger_account SET balance = -1 WHERE address = 'held/a'") == "23514"


def test_a_table_in_front_of_the_real_one_is_not_seen(state, as_owner):
    """Even where temporary tables are allowed, the functions look into public first."""
    before = state()
    as_owner.execute("CREATE TEMP TABLE ledger_account (LIKE ledger_account)")
    as_owner.execute("SET search_path = pg_temp, public")
    with pytest.raises(psycopg.Error):
        as_owner.execute(f"SELECT ledger_post({POSTINGS[22].replace('%(id)s', THING)})")
    assert state() == before
