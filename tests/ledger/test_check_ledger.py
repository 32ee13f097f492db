"""The checker finds what only an intruder with the owner's rights could have done."""

from __future__ import annotations

import pytest
from django.db import connection

from anyshore.ledger.actions.publish_head import publish_head
from anyshore.ledger.queries import Finding, check_ledger
from anyshore.ledger.rules import AccountRule
from anyshore.plumbing.actions import perform
from tests.ledger.conftest import AT, CLOCK, do_open, do_post, do_seal, posting, settle

pytestmark = pytest.mark.money


@pytest.fixture
def intruder(clone):
    """A ledger of two batches, and a superuser's connection for which no trigger is in the way."""
    from tests import databases

    do_open("rail/sandbox/USD", rule=AccountRule.OVERDRAFT)
    do_open("fees/USD", rule=AccountRule.CREDIT_ONLY)
    do_open("held/a")
    do_post(*(posting(f"fund/{n}", "rail/sandbox/USD", "held/a", 100) for n in range(4)))
    do_post(posting("fee/1", "held/a", "fees/USD", 7))
    do_seal()
    perform(publish_head, actor=CLOCK, at=AT)
    do_post(posting("fee/2", "held/a", "fees/USD", 5))
    do_seal()
    settle(lambda turn: do_post(posting(f"more/{turn}", "held/a", "fees/USD", 1)))
    assert check_ledger() == []
    with databases.superuser(clone.name) as connection:
        connection.execute("SET session_replication_role = replica")
        yield connection


TRANSFER = "(SELECT min(id) FROM ledger_transfer)"
COLUMNS = "debit_id, credit_id, amount, reverses_id, at, about_id, currency, kind, about_kind, key"


@pytest.mark.parametrize(
    ("deed", "rules"),
    [
        (
            "UPDATE ledger_account SET balance = balance + 1 WHERE address = 'held/a'",
            {"balance_recomputed", "sum_is_zero"},
        ),
        (
            "UPDATE ledger_account SET balance = balance + 1 WHERE address = 'fees/USD'",
            {"balance_recomputed", "sum_is_zero"},
        ),
        (
            "ALTER TABLE ledger_account DROP CONSTRAINT ledger_account_not_overdrawn;"
            " UPDATE ledger_account SET balance = -1 WHERE address = 'held/a'",
            {"balance_recomputed", "sum_is_zero", "never_below_zero"},
        ),
        ("UPDATE ledger_account SET folded_id = 0 WHERE address = 'fees/USD'", {"balance_recomputed", "sum_is_zero"}),
        (
            f"UPDATE ledger_transfer SET amount = amount + 1 WHERE id = {TRANSFER}",
            {"balance_recomputed", "chain_of_batches"},
        ),
        (f"UPDATE ledger_transfer SET at = at + interval '1 second' WHERE id = {TRANSFER}", {"chain_of_batches"}),
        (f"UPDATE ledger_transfer SET about_id = gen_random_uuid() WHERE id = {TRANSFER}", {"chain_of_batches"}),
        (f"UPDATE ledger_transfer SET key = 'x' WHERE id = {TRANSFER}", {"chain_of_batches"}),
        (f"UPDATE ledger_transfer SET kind = 'x' WHERE id = {TRANSFER}", {"chain_of_batches"}),
        (f"UPDATE ledger_transfer SET currency = 'EUR' WHERE id = {TRANSFER}", {"accounts_exist", "chain_of_batches"}),
        (
            f"UPDATE ledger_transfer SET credit_id = 999 WHERE id = {TRANSFER}",
            {"accounts_exist", "balance_recomputed", "chain_of_batches"},
        ),
        (
            f"UPDATE ledger_transfer SET reverses_id = 999 WHERE id = {TRANSFER}",
            {"reversal_mirrors", "chain_of_batches"},
        ),
        (
            f"DELETE FROM ledger_transfer WHERE id = {TRANSFER}",
            {"balance_recomputed", "seals_of_transfers", "chain_of_batches"},
        ),
        (
            f"INSERT INTO ledger_transfer ({COLUMNS}) SELECT debit_id, credit_id, 5000, null, at, about_id, currency, kind,"
            " about_kind, 'forged' FROM ledger_transfer LIMIT 1",
            {"balance_recomputed"},
        ),
        ("UPDATE ledger_account SET address = 'held/b' WHERE address = 'held/a'", {"chain_of_batches"}),
        ("DELETE FROM ledger_account WHERE address = 'held/a'", {"accounts_exist", "chain_of_batches", "sum_is_zero"}),
        ("DELETE FROM ledger_seal WHERE number = 2", {"seals_without_gaps", "settled_are_sealed", "chain_of_batches"}),
        (
            "DELETE FROM ledger_seal WHERE number = (SELECT max(number) FROM ledger_seal)",
            {"seals_have_batches", "chain_of_batches"},
        ),
        (
            "DELETE FROM ledger_sealbatch WHERE number = (SELECT max(number) FROM ledger_sealbatch)",
            {"seals_have_batches"},
        ),
        ("DELETE FROM ledger_sealbatch WHERE number = 1", {"published_heads_hold", "chain_of_batches"}),
        ("UPDATE ledger_sealbatch SET head = root WHERE number = 2", {"chain_of_batches"}),
        ("UPDATE ledger_sealbatch SET root = head WHERE number = 1", {"chain_of_batches"}),
        ("UPDATE ledger_sealbatch SET sealed_at = now()", {"chain_of_batches"}),
        ("UPDATE ledger_head SET head = '\\x00'", {"published_heads_hold"}),
        ("TRUNCATE ledger_sealbatch, ledger_seal", {"published_heads_hold"}),
    ],
)
def test_the_deed_is_found(intruder, deed, rules):
    intruder.execute(deed)
    assert {finding.rule for finding in check_ledger()} >= rules


def test_the_rules_of_others_are_tried_as_well(intruder):
    wrong = Finding("held_is_explained", "agreement 1", "held 5, explained 4")
    assert check_ledger([list, lambda: iter([wrong])]) == [wrong]


def test_it_may_take_its_time_and_what_follows_may_not(db):
    def slow():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(0.1)")
        return []

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '20ms'")
        assert check_ledger(also=[slow]) == []
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("20ms",)
