"""Ways in and out of money, one file each. An agreement keeps the one that it was signed under."""

from __future__ import annotations

from anyshore.payments.rails import ledger_only, sandbox
from anyshore.payments.rules import Rail
from anyshore.payments.rules.deal import RailModule

RAILS: dict[Rail, RailModule] = {Rail.SANDBOX: sandbox, Rail.LEDGER_ONLY: ledger_only}


def rail(name: str) -> RailModule:
    """The rail of that name."""
    return RAILS[Rail(name)]
