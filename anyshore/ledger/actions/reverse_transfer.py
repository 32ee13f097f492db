"""Take a transfer back by its mirror: the same amount the other way, about the same thing.

An inner verb. A transfer is reversed once: again gives the reversal that was made. Refused are a transfer that does
not exist (NotFound) and a reversal that the credited account can no longer pay (InsufficientFunds).
"""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.ledger.actions.post import post
from anyshore.ledger.queries.transfers import transfer
from anyshore.ledger.rules.posting import Posted, Posting
from anyshore.plumbing.actions import action


@action
def reverse_transfer(*, actor: Actor, at: datetime, transfer_id: int, kind: str = "reversal") -> Posted:
    """Post the mirror of a transfer and return it."""
    original = transfer(transfer_id)
    mirror = Posting(
        key=f"reverse/{original.id}",
        debit=original.credit,
        credit=original.debit,
        amount=original.amount,
        kind=kind,
        about=(original.about_kind, original.about_id),
        reverses=original.id,
    )
    return post(actor=actor, at=at, postings=[mirror])[0]
