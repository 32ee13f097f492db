"""Reads of the ledger. Whoever may look has been asked above: the ledger knows addresses, not people."""

from anyshore.ledger.queries.balances import balance, balance_as_of, balances
from anyshore.ledger.queries.exports import export_chain, export_statement
from anyshore.ledger.queries.invariants import Finding, check_ledger
from anyshore.ledger.queries.seals import PublishedHead, head_of, published_heads, unsealed
from anyshore.ledger.queries.transfers import (
    StatementLine,
    TransferRow,
    statement,
    total_about,
    transfer,
    transfers_about,
)

__all__ = [
    "Finding",
    "PublishedHead",
    "StatementLine",
    "TransferRow",
    "balance",
    "balance_as_of",
    "balances",
    "check_ledger",
    "export_chain",
    "export_statement",
    "head_of",
    "published_heads",
    "statement",
    "total_about",
    "transfer",
    "transfers_about",
    "unsealed",
]
