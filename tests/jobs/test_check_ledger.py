"""The hourly check: silent where the money is right, and it counts what is not."""

from __future__ import annotations

from anyshore.jobs.tasks import run_check_ledger
from tests.deals import make_deal


def test_it_finds_nothing_in_sound_money_and_the_fault_in_other(committed_db, as_owner):
    deal = make_deal()
    deal.fund()
    assert run_check_ledger() == 0
    as_owner.execute("UPDATE ledger_account SET balance = balance + 1 WHERE address = %s", [f"held/{deal.id}"])
    assert run_check_ledger() > 0
