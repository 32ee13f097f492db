"""What accounts hold, now and at an instant in the past."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import connection

from anyshore.kit.money import Money
from anyshore.ledger.rules.refusals import UnknownAccount

_BALANCES = """
    SELECT a.address, a.currency, a.balance + CASE WHEN a.rule = 'credit_only' THEN (
        SELECT coalesce(sum(t.amount), 0)::bigint FROM ledger_transfer t WHERE t.credit_id = a.id AND t.id > a.folded_id
    ) ELSE 0 END
    FROM ledger_account a WHERE a.address = ANY (%s)
"""
_AS_OF = """
    SELECT a.currency,
        (SELECT coalesce(sum(t.amount), 0)::bigint FROM ledger_transfer t WHERE t.credit_id = a.id AND t.at <= %(at)s)
      - (SELECT coalesce(sum(t.amount), 0)::bigint FROM ledger_transfer t WHERE t.debit_id = a.id AND t.at <= %(at)s)
    FROM ledger_account a WHERE a.address = %(address)s
"""


def balances(addresses: Iterable[str]) -> dict[str, Money]:
    """The balance of each account (credits less debits); an address without an account is left out. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_BALANCES, [list(addresses)])
        return {address: Money(minor, currency) for address, currency, minor in cursor.fetchall()}


def balance(address: str) -> Money:
    """The balance of one account. Raises UnknownAccount."""
    found = balances([address])
    if address not in found:
        raise UnknownAccount(account=address)
    return found[address]


def balance_as_of(address: str, at: datetime) -> Money:
    """The balance at an instant: all transfers of the account up to and with ``at``, replayed. Raises
    UnknownAccount."""
    with connection.cursor() as cursor:
        cursor.execute(_AS_OF, {"address": address, "at": at})
        row = cursor.fetchone()
    if row is None:
        raise UnknownAccount(account=address)
    return Money(row[1], row[0])
