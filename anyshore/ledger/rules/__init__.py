"""The ledger's rules, pure: postings and their model, refusals, the sealed chain and its file."""

from anyshore.ledger.rules.posting import AccountRule, Books, Posted, Posting, changes, is_address
from anyshore.ledger.rules.refusals import (
    AccountConflict,
    AlreadyReversed,
    AmountOutOfRange,
    HistoryNeverChanges,
    InsufficientFunds,
    KeyConflict,
    LedgerRefused,
    Malformed,
    NotAReversal,
    SameAccount,
    UnknownAccount,
    WrongCurrency,
)

__all__ = [
    "AccountConflict",
    "AccountRule",
    "AlreadyReversed",
    "AmountOutOfRange",
    "Books",
    "HistoryNeverChanges",
    "InsufficientFunds",
    "KeyConflict",
    "LedgerRefused",
    "Malformed",
    "NotAReversal",
    "Posted",
    "Posting",
    "SameAccount",
    "UnknownAccount",
    "WrongCurrency",
    "changes",
    "is_address",
]
