"""Which accounts a movement of money changes, and by how much: read inside the transaction that is rolled back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from anyshore.contracts.models import Agreement
from anyshore.kit.money import Money
from anyshore.ledger.queries import balances
from anyshore.parties.models import Organisation
from anyshore.plumbing.numbers import is_nobodys

_BATCH = 5_000
"""Ids that transactions at work at the same time may have drawn meanwhile."""


@dataclass(frozen=True, slots=True)
class Movement:
    """One account: its address, what it is (``kind`` is the address's first word), whose, and its change.

    ``owner`` is empty where the account is of the contract that the previewed action would make.
    """

    account: str
    kind: str
    owner: str
    now: Money
    change: Money
    after: Money


def movements(_value: object) -> tuple[Movement, ...]:
    """The accounts that this transaction has moved money on, in the order of first use.

    For ``plumbing.actions.preview(verb, …, look=movements)``: the same code that will move the money has run, and
    is rolled back after this has looked.
    """
    changes: dict[str, Money] = {}
    for debit, credit, amount in _moved_here():
        changes[debit] = changes.get(debit, Money.zero(amount.currency)) - amount
        changes[credit] = changes.get(credit, Money.zero(amount.currency)) + amount
    changes = {address: change for address, change in changes.items() if change}
    after, owners = balances(changes), _owners(changes)
    return tuple(
        Movement(
            account=address,
            kind=address.partition("/")[0],
            owner=owners.get(address, ""),
            now=after[address] - change,
            change=change,
            after=after[address],
        )
        for address, change in changes.items()
    )


def _moved_here() -> list[tuple[str, str, Money]]:
    """Debit, credit and amount of the transfers that this very transaction has written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT d.address, c.address, t.amount, t.currency FROM ledger_transfer t"
            " JOIN ledger_account d ON d.id = t.debit_id JOIN ledger_account c ON c.id = t.credit_id"
            " WHERE t.id > (SELECT coalesce(max(id), 0) - %s FROM ledger_transfer)"
            " AND t.xmin = pg_current_xact_id()::xid ORDER BY t.id",
            [_BATCH],
        )
        return [(debit, credit, Money(amount, currency)) for debit, credit, amount, currency in cursor.fetchall()]


def _owners(addresses: Iterable[str]) -> dict[str, str]:
    """Whose each account is: an organisation's name or an agreement's number, where the address names one."""
    named = {address: found for address in addresses if (found := _id_in(address.split("/")))}
    agreements = Agreement.objects.filter(pk__in=named.values()).values_list("pk", "number")
    organisations = Organisation.objects.filter(pk__in=named.values()).values_list("pk", "name")
    names: dict[UUID, str] = {key: "" if is_nobodys(number) else f"C-{number}" for key, number in agreements}
    names |= dict(organisations)
    return {address: names[key] for address, key in named.items() if key in names}


def _id_in(words: Sequence[str]) -> UUID | None:
    try:
        return UUID(words[1]) if len(words) > 1 else None
    except ValueError:
        return None
