"""Why the ledger refuses. The model raises these, and the database's SQLSTATEs are read as these."""

from __future__ import annotations

import json
from typing import Any

from anyshore.kit.errors import Refused


class LedgerRefused(Refused):
    """The ledger did not take it, and no money moved."""

    code = "ledger_refused"


class InsufficientFunds(LedgerRefused):
    """``account`` holds ``balance_minor`` and would end ``short_minor`` below zero, which it may not."""

    code = "insufficient_funds"


class UnknownAccount(LedgerRefused):
    """There is no account at address ``account``."""

    code = "unknown_account"


class AccountConflict(LedgerRefused):
    """The address ``account`` is open with another currency or rule."""

    code = "account_conflict"


class KeyConflict(LedgerRefused):
    """The ``key`` stands for another transfer already."""

    code = "transfer_key_conflict"


class WrongCurrency(LedgerRefused):
    """``account`` is not kept in ``currency``."""

    code = "wrong_currency"


class SameAccount(LedgerRefused):
    """A transfer from ``account`` to itself."""

    code = "same_account"


class AmountOutOfRange(LedgerRefused):
    """The amount of posting ``key`` is not 1 to MAX_MINOR, or a balance would not fit in 64 bits."""

    code = "amount_out_of_range"
    status = 422


class Malformed(LedgerRefused):
    """A key, kind or address is not of its form, or a batch has no postings or too many."""

    code = "malformed_posting"
    status = 422


class NotAReversal(LedgerRefused):
    """The posting does not mirror transfer ``transfer_id`` (accounts swapped, same amount), or there is none."""

    code = "not_a_reversal"


class AlreadyReversed(LedgerRefused):
    """The transfer was reversed before, under another key."""

    code = "already_reversed"


class HistoryNeverChanges(LedgerRefused):
    """Rows of the ledger are neither changed nor deleted."""

    code = "history_never_changes"


BY_SQLSTATE: dict[str, type[LedgerRefused]] = {
    "LG000": HistoryNeverChanges,
    "LG001": InsufficientFunds,
    "LG002": UnknownAccount,
    "LG003": AccountConflict,
    "LG004": KeyConflict,
    "LG005": WrongCurrency,
    "LG006": SameAccount,
    "LG007": AmountOutOfRange,
    "LG008": Malformed,
    "LG009": NotAReversal,
    "LG010": AlreadyReversed,
    "22003": AmountOutOfRange,
}
"""The ledger's own SQLSTATEs (their DETAIL is a JSON object: the parameters), and PostgreSQL's for an overflow."""

BY_CONSTRAINT: dict[str, type[LedgerRefused]] = {
    "ledger_transfer_reversed_once": AlreadyReversed,
    "ledger_transfer_amount_range": AmountOutOfRange,
    "ledger_transfer_two_accounts": SameAccount,
    "ledger_account_not_overdrawn": InsufficientFunds,
}
"""The constraints that stand behind the functions' own checks. Any other of the ledger's means Malformed."""


class _Refusing:
    """Reads the database's refusals inside a block as the ledger's, and lets everything else pass."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        told = refusal_of(error.__cause__) if error is not None else None
        if told is not None:
            raise told from error


REFUSING = _Refusing()
"""``with REFUSING:`` around a call of one of the ledger's functions. (A generator would be slower.)"""


def refusal_of(error: Any) -> LedgerRefused | None:
    """What the driver's ``error`` means (its ``sqlstate`` and ``diag``); None for one that is not the ledger's."""
    state = getattr(error, "sqlstate", None)
    if state in BY_SQLSTATE:
        return BY_SQLSTATE[state](**_params(error.diag.message_detail))
    constraint = str(getattr(getattr(error, "diag", None), "constraint_name", ""))
    if constraint.startswith("ledger_"):
        return BY_CONSTRAINT.get(constraint, Malformed)(constraint=constraint)
    return Malformed() if state == "22001" else None


def _params(detail: str | None) -> dict[str, object]:
    return dict(json.loads(detail)) if detail and detail.startswith("{") else {}
