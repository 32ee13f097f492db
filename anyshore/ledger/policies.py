"""Who may keep the books. The ledger knows no people: whoever may move money has been asked by the verb above."""

from __future__ import annotations

from anyshore.kit.actor import Actor, ActorKind


def may_seal(actor: Actor) -> bool:
    """Sealing and publishing heads: the clock and the operator."""
    return actor.kind in {ActorKind.CLOCK, ActorKind.OPERATOR}
