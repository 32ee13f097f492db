"""Who may do what about approvals."""

from __future__ import annotations

from uuid import UUID

from anyshore.approvals.models import Absence, Approval
from anyshore.kit.actor import Actor
from anyshore.parties.rules import Right, has_right, is_clock


def may_set_rules(actor: Actor) -> bool:
    """The organisation's owners: rules, groups and rates bind everybody else."""
    return has_right(actor, Right.MANAGE)


def may_set_absence(actor: Actor, person_id: UUID) -> bool:
    """Everybody their own, and owners anybody's."""
    return has_right(actor, Right.VIEW) and (actor.person_id == person_id or has_right(actor, Right.MANAGE))


def may_end_absence(actor: Actor, absence: Absence) -> bool:
    """Whoever might have set it."""
    return may_set_absence(actor, absence.person_id)


def may_ask(actor: Actor) -> bool:
    """Members who may work: to ask binds nobody."""
    return has_right(actor, Right.WORK)


def may_answer(actor: Actor, approval: Approval) -> bool:
    """Any member but the one who asked; that it is this person's turn, the seats say."""
    return has_right(actor, Right.VIEW) and actor.person_id != approval.asked_by_id


def may_withdraw_approval(actor: Actor, approval: Approval) -> bool:
    """Whoever asked, and those who may bind the organisation."""
    return actor.person_id == approval.asked_by_id or has_right(actor, Right.COMMIT)


def may_let_lapse(actor: Actor) -> bool:
    """The clock alone."""
    return is_clock(actor)
