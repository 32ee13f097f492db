"""Open an account at an address. Opening the same one again does nothing.

An inner verb: whoever may do what the account is for has been asked above. Refused is an address that is open
with another currency or rule (AccountConflict), and one that is not of an address's form (Malformed).
"""

from __future__ import annotations

from datetime import datetime

from django.db import connection

from anyshore.kit.actor import Actor
from anyshore.kit.money import exponent
from anyshore.ledger.rules.posting import AccountRule, is_address
from anyshore.ledger.rules.refusals import REFUSING, Malformed
from anyshore.plumbing.actions import action


@action
def open_account(
    *, actor: Actor, at: datetime, address: str, currency: str, rule: AccountRule = AccountRule.STRICT
) -> int:
    """Open the account and return its id. It has one currency for ever."""
    exponent(currency)
    if not is_address(address):
        raise Malformed(account=address)
    with REFUSING, connection.cursor() as cursor:
        cursor.execute("SELECT ledger_open_account(%s, %s, %s, %s)", [address, currency, rule.value, at])
        account: int = cursor.fetchone()[0]
    return account
