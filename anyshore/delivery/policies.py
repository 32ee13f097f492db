"""Who may do what to the work. Handing in is work; answering binds the client."""

from __future__ import annotations

from anyshore.contracts.policies import side_of
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.signing import Sided
from anyshore.kit.actor import Actor
from anyshore.parties.rules import Right, has_right, is_clock, is_operator


def may_open_work(actor: Actor, agreement: Sided) -> bool:
    """Either side, by whose signature the agreement runs."""
    return side_of(actor, agreement) is not None and has_right(actor, Right.COMMIT)


def may_submit(actor: Actor, agreement: Sided) -> bool:
    """Those of the provider who work."""
    return side_of(actor, agreement) is Side.PROVIDER and has_right(actor, Right.WORK)


def may_withdraw_submission(actor: Actor, agreement: Sided) -> bool:
    """Those of the provider who work."""
    return side_of(actor, agreement) is Side.PROVIDER and has_right(actor, Right.WORK)


def may_accept(actor: Actor, agreement: Sided) -> bool:
    """Those who may commit the client; the clock, for its silence."""
    return is_clock(actor) or _commits_client(actor, agreement)


def may_ask_for_changes(actor: Actor, agreement: Sided) -> bool:
    """Those who may commit the client."""
    return _commits_client(actor, agreement)


def may_extend_review(actor: Actor, agreement: Sided) -> bool:
    """Those who may commit the client."""
    return _commits_client(actor, agreement)


def may_pause_review(actor: Actor) -> bool:
    """The operator, when money is put on hold."""
    return is_operator(actor)


def may_resume_review(actor: Actor) -> bool:
    """The operator, when a hold is lifted."""
    return is_operator(actor)


def may_record_checks(actor: Actor) -> bool:
    """The clock, whose job runs them."""
    return is_clock(actor)


def commenting_side(actor: Actor, agreement: Sided) -> Side | None:
    """The side for which the actor may comment: either, by those who work; None for others."""
    return side_of(actor, agreement) if has_right(actor, Right.WORK) else None


def board_side(actor: Actor, agreement: Sided) -> Side | None:
    """The side for which the actor writes the work board: either, by those who work; None for others."""
    return side_of(actor, agreement) if has_right(actor, Right.WORK) else None


def may_tell_comments(actor: Actor) -> bool:
    """The clock, once an hour of gathering is over, or on the day on which work is told to be due."""
    return is_clock(actor)


def may_stop_work(actor: Actor, agreement: Sided) -> bool:
    """Either side, the operator and the clock; how far the contract lets them, the verb above decides."""
    either = side_of(actor, agreement) is not None and has_right(actor, Right.COMMIT)
    return either or is_operator(actor) or is_clock(actor)


def may_enter_hours(actor: Actor, agreement: Sided) -> bool:
    """Those of the provider who work: their own hours."""
    return side_of(actor, agreement) is Side.PROVIDER and has_right(actor, Right.WORK)


def may_enter_for_others(actor: Actor, agreement: Sided) -> bool:
    """Those who commit the provider: the hours of any of its people."""
    return side_of(actor, agreement) is Side.PROVIDER and has_right(actor, Right.COMMIT)


def may_submit_sheet(actor: Actor, agreement: Sided) -> bool:
    """Those of the provider who work; the clock, on Monday."""
    return is_clock(actor) or may_enter_hours(actor, agreement)


def may_review_sheet(actor: Actor, agreement: Sided) -> bool:
    """Those who may commit the client."""
    return _commits_client(actor, agreement)


def may_approve_sheet(actor: Actor, agreement: Sided) -> bool:
    """Those who may commit the client; the clock, for its silence."""
    return is_clock(actor) or _commits_client(actor, agreement)


def may_report_to_list(actor: Actor, agreement: Sided) -> bool:
    """Those who may commit the client: to enter a defect in the list, to keep it there, to strike it off."""
    return _commits_client(actor, agreement)


def may_put_right(actor: Actor, agreement: Sided) -> bool:
    """Those of the provider who work."""
    return side_of(actor, agreement) is Side.PROVIDER and has_right(actor, Right.WORK)


def may_deny_defect(actor: Actor, agreement: Sided) -> bool:
    """Those who may commit the provider."""
    return side_of(actor, agreement) is Side.PROVIDER and has_right(actor, Right.COMMIT)


def may_fail_defect(actor: Actor) -> bool:
    """The clock, once the time to put it right is over, or when it asks again."""
    return is_clock(actor)


def _commits_client(actor: Actor, agreement: Sided) -> bool:
    return side_of(actor, agreement) is Side.CLIENT and has_right(actor, Right.COMMIT)
