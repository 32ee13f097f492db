"""The manifest: a migrated database equals it, and every change that could cost money is seen."""

import pytest

from anyshore.cli import fitness
from anyshore.plumbing import grants, roles, schema

pytestmark = pytest.mark.money


def _faults(connection) -> list[str]:
    with connection.cursor() as cursor:
        return schema.difference(cursor, owner=roles.OWNER, application=roles.APPLICATION).lines()


def test_a_migrated_database_equals_the_manifest(as_application):
    assert _faults(as_application) == [], "if the change is meant: make manifest"


def test_a_migrated_database_is_fit(clone):
    assert fitness.faults() == []


@pytest.mark.parametrize(
    ("intrusion", "seen"),
    [
        (
            "GRANT INSERT ON ledger_transfer TO anyshore_app",
            "+ grant INSERT, SELECT on ledger_transfer to APPLICATION",
        ),
        ("GRANT UPDATE (amount) ON ledger_transfer TO anyshore_app", "+ grant UPDATE (amount)"),
        ("GRANT SELECT ON auth_group TO PUBLIC", "+ grant SELECT on auth_group to PUBLIC"),
        ("REVOKE SELECT ON ledger_transfer FROM anyshore_app", "- grant SELECT on ledger_transfer to APPLICATION"),
        ("ALTER TABLE ledger_transfer DISABLE TRIGGER USER", "+ trigger state D"),
        ("ALTER FUNCTION {post} SECURITY INVOKER", "+ function ledger_post"),
        ("ALTER FUNCTION {post} RESET search_path", "+ function ledger_post"),
        ("GRANT EXECUTE ON FUNCTION {post} TO PUBLIC", "+ grant EXECUTE on ledger_post"),
        ("ALTER TABLE parties_user ALTER email DROP NOT NULL", "- not null parties_user"),
        ("CREATE RULE silent AS ON DELETE TO ledger_transfer DO INSTEAD NOTHING", "+ rule CREATE RULE silent"),
        ("CREATE FUNCTION open_door() RETURNS int LANGUAGE sql AS 'SELECT 1'", "+ function open_door()"),
        (
            "ALTER TABLE procrastinate_events DROP CONSTRAINT procrastinate_events_job_id_fkey",
            "- constraint procrastinate_ev",
        ),
        ("DROP INDEX plumbing_deadline_one_open", "- unique CREATE UNIQUE INDEX plumbing_deadline_one_open"),
        ("GRANT CREATE ON SCHEMA public TO anyshore_app", "+ grant CREATE, USAGE on schema public to APPLICATION"),
        ("GRANT TEMP ON DATABASE {database} TO PUBLIC", "+ grant TEMPORARY on database to PUBLIC"),
    ],
)
def test_an_intrusion_is_seen(clone, as_owner, intrusion, seen):
    (post,) = as_owner.execute(
        "SELECT min(oid::regprocedure::text) FROM pg_proc WHERE proname = 'ledger_post'"
    ).fetchone()
    as_owner.execute(intrusion.format(database=clone.name, post=post))
    found = fitness.faults()
    assert any(line.startswith(seen) for line in found), found


def test_a_check_constraint_that_is_gone_is_seen(as_owner, as_application):
    table, name = as_owner.execute(
        "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype = 'c' AND conrelid = 'ledger_transfer'::regclass"
    ).fetchone()
    as_owner.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    assert any(line.startswith(f"- constraint {table}.{name}") for line in _faults(as_application))


def test_the_restricted_role_has_no_forbidden_power(as_application):
    assert schema.forbidden_powers(as_application.cursor()) == []


def test_the_owner_may_not_serve(as_owner):
    assert "owns tables, the ledger's among them" in schema.forbidden_powers(as_owner.cursor())


def test_a_member_of_the_owner_may_not_serve(clone, as_application):
    from tests import databases

    with databases.superuser() as superuser:
        superuser.execute(f"GRANT {roles.OWNER} TO {roles.APPLICATION}")
        try:
            assert "owns tables, the ledger's among them" in schema.forbidden_powers(as_application.cursor())
        finally:
            superuser.execute(f"REVOKE {roles.OWNER} FROM {roles.APPLICATION}")


def test_setting_the_grants_takes_back_what_nobody_declared(clone, as_owner, as_application):
    as_owner.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO anyshore_app")
    as_owner.execute("GRANT ALL ON ALL FUNCTIONS IN SCHEMA public TO PUBLIC")
    assert _faults(as_application)
    grants.apply(as_owner.cursor(), database=clone.name, owner=roles.OWNER, application=roles.APPLICATION)
    assert _faults(as_application) == []


@pytest.mark.parametrize(
    ("table", "may"),
    [
        ("ledger_transfer", ("SELECT",)),
        ("django_migrations", ("SELECT",)),
        ("plumbing_transition", ("SELECT", "INSERT")),
        ("contracts_agreement", ("SELECT", "INSERT", "UPDATE", "DELETE")),
    ],
)
def test_the_first_pattern_that_fits_decides(table, may):
    assert grants.declared().of_table(table) == may
