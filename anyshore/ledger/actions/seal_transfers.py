"""Seal the transfers made since the last time into the chain of hashes, and fold credit-only accounts.

The clock or the operator may. Every transfer that is visible gets the next seal number, without gaps; sealed
transfers can be verified by anybody who has an export (docs/algorithms/ledger.md).
"""

from __future__ import annotations

from datetime import datetime

from django.db import connection

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.ledger.policies import may_seal
from anyshore.plumbing.actions import action


@action
def seal_transfers(*, actor: Actor, at: datetime) -> int:
    """Seal up to 49,152 transfers and return how many; call again until it returns 0."""
    if not may_seal(actor):
        raise Forbidden()
    with connection.cursor() as cursor:
        cursor.execute("SELECT ledger_seal(%s)", [at])
        sealed: int = cursor.fetchone()[0]
    return sealed
