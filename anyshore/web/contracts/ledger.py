"""Which accounts a movement changes, in words: from the run that was rolled back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.parties.rules import is_operator
from anyshore.payments.queries import Movement

OTHERS = ("wallet", "leaving", "owes")
"""Accounts of one organisation: their balance is its own to see."""
OUTSIDE = ("rail", "fees")
"""Accounts whose balance is the operator's to see."""


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account as the page shows it; ``after`` is None where it is not the reader's to see."""

    account: str
    change: Money
    after: Money | None


def account_rows(movements: Iterable[Movement], actor: Actor) -> list[AccountRow]:
    """The accounts in the order in which money moves."""
    return [AccountRow(_name(one), one.change, one.after if _may_see(one, actor) else None) for one in movements]


def _may_see(one: Movement, actor: Actor) -> bool:
    if is_operator(actor):
        return True
    if one.kind in OTHERS:
        return one.account.split("/")[1] == str(actor.organisation_id)
    return one.kind not in OUTSIDE


def _name(one: Movement) -> str:
    words = {
        "held": _("Held, %(owner)s"),
        "retained": _("Kept back for defects, %(owner)s"),
        "promise": _("Promised, %(owner)s"),
        "owed": _("Owed, %(owner)s"),
        "wallet": _("%(owner)s, balance"),
        "leaving": _("%(owner)s, on its way out"),
        "owes": _("%(owner)s, fees owed to the operator"),
        "fees": _("Operator’s fees"),
        "rail": _("Outside this instance"),
    }
    return words.get(one.kind, one.kind) % {"owner": one.owner or _("this contract")}
