"""Who may do what in an inventory. It is the client's own: members work on it, viewers read it, nobody else sees
it."""

from __future__ import annotations

from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.parties.rules import Right, has_right


def may_work_on_inventory(actor: Actor) -> bool:
    """Those who work for the organisation."""
    return has_right(actor, Right.WORK)


def rater(actor: Actor) -> UUID | None:
    """Who is to answer the questions about activities alone, and so sees others' answers only afterwards."""
    return actor.person_id if may_work_on_inventory(actor) else None


def may_assess(actor: Actor) -> bool:
    """Those who work for the organisation."""
    return has_right(actor, Right.WORK)


def may_decide(actor: Actor) -> bool:
    """Those who may bind the organisation."""
    return has_right(actor, Right.COMMIT)


def may_pass_gate(actor: Actor) -> bool:
    """Those who may bind the organisation."""
    return has_right(actor, Right.COMMIT)


def may_set_limits(actor: Actor) -> bool:
    """The organisation's owners: a limit binds everybody else."""
    return has_right(actor, Right.MANAGE)
