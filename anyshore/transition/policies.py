"""Who may do what in a transition: both write the plan, each agrees for itself, a person of the client opens the
gates."""

from __future__ import annotations

from uuid import UUID

from anyshore.contracts.policies import side_of
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.signing import Sided
from anyshore.kit.actor import Actor
from anyshore.parties.rules import Right, has_right, is_clock, is_operator


def may_open(actor: Actor, agreement: Sided) -> bool:
    """Either side, by whose signature the agreement runs."""
    return side_of(actor, agreement) is not None and has_right(actor, Right.COMMIT)


def may_write_plan(actor: Actor, agreement: Sided) -> bool:
    """Those of either side who work."""
    return side_of(actor, agreement) is not None and has_right(actor, Right.WORK)


def may_agree_plan(actor: Actor, agreement: Sided) -> bool:
    """Those who may commit either side."""
    return side_of(actor, agreement) is not None and has_right(actor, Right.COMMIT)


def may_run_wave(actor: Actor, agreement: Sided) -> bool:
    """Those of the provider who work."""
    return side_of(actor, agreement) is Side.PROVIDER and has_right(actor, Right.WORK)


def may_open_gate(actor: Actor, agreement: Sided, accepts_id: UUID | None) -> bool:
    """The person named for it, or whoever may commit the client where nobody is. Never the clock."""
    if side_of(actor, agreement) is not Side.CLIENT or not has_right(actor, Right.WORK):
        return False
    return actor.person_id == accepts_id if accepts_id else has_right(actor, Right.COMMIT)


def may_accept_service(actor: Actor, agreement: Sided) -> bool:
    """Those who may commit the client. Never the clock."""
    return side_of(actor, agreement) is Side.CLIENT and has_right(actor, Right.COMMIT)


def may_tick(actor: Actor, agreement: Sided, side: str) -> bool:
    """Those of its side who work."""
    return side_of(actor, agreement) == side and has_right(actor, Right.WORK)


def may_share(actor: Actor, agreement: Sided) -> bool:
    """Those of the client who work: knowledge and access are the client's to give."""
    return side_of(actor, agreement) is Side.CLIENT and has_right(actor, Right.WORK)


def may_sign_off(actor: Actor, receiver_id: UUID) -> bool:
    """Its receiver alone."""
    return actor.person_id == receiver_id and has_right(actor, Right.WORK)


def may_close(actor: Actor, agreement: Sided) -> bool:
    """Whoever ends the agreement: either side, the operator, the clock."""
    return is_operator(actor) or is_clock(actor) or side_of(actor, agreement) is not None
