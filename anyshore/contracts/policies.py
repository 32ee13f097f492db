"""Who may do what to agreements. Binding an organisation needs the right to commit it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol
from uuid import UUID

from anyshore.contracts.rules import Side
from anyshore.contracts.rules.signing import Sided
from anyshore.kit.actor import Actor, ActorKind
from anyshore.parties.rules import Right, has_right, is_clock


class HeldBy(Protocol):
    """An offer that an organisation keeps back."""

    @property
    def organisation_id(self) -> UUID: ...

    @property
    def author_id(self) -> UUID: ...


def side_of(actor: Actor, agreement: Sided) -> Side | None:
    """The side for which the actor acts in this agreement."""
    if actor.organisation_id is None:
        return None
    sides = {agreement.client_id: Side.CLIENT, agreement.provider_id: Side.PROVIDER}
    return sides.get(actor.organisation_id)


def may_offer(actor: Actor) -> bool:
    """Whoever may bind their organisation."""
    return has_right(actor, Right.COMMIT)


def may_draft(actor: Actor) -> bool:
    """Whoever works for their organisation: a draft binds nobody."""
    return has_right(actor, Right.WORK)


def may_write_clauses(actor: Actor) -> bool:
    """Whoever may bind their organisation, for itself; the operator, for all."""
    return actor.kind is ActorKind.OPERATOR or has_right(actor, Right.COMMIT)


def may_counter(actor: Actor, agreement: Sided) -> bool:
    """Either side."""
    return side_of(actor, agreement) is not None and has_right(actor, Right.COMMIT)


def suggesting_side(actor: Actor, agreement: Sided) -> Side | None:
    """The side for which the actor may suggest changes, take them back and comment: either, by those who work; None
    for others."""
    return side_of(actor, agreement) if has_right(actor, Right.WORK) else None


def may_answer_suggestion(actor: Actor, agreement: Sided, suggested_by: str) -> bool:
    """The side that did not suggest it."""
    return side_of(actor, agreement) not in (None, suggested_by) and has_right(actor, Right.COMMIT)


def may_tell_negotiation(actor: Actor) -> bool:
    """The clock alone."""
    return is_clock(actor)


def may_sign(actor: Actor, agreement: Sided) -> bool:
    """Either side."""
    return side_of(actor, agreement) is not None and has_right(actor, Right.COMMIT)


def may_decline(actor: Actor, agreement: Sided, signed: Collection[Side]) -> bool:
    """The side that is waited for."""
    side = side_of(actor, agreement)
    return side is not None and side not in signed and has_right(actor, Right.COMMIT)


def may_withdraw(actor: Actor, agreement: Sided, signed: Collection[Side]) -> bool:
    """The side that has signed, while the other has not."""
    side = side_of(actor, agreement)
    return side is not None and side in signed and has_right(actor, Right.COMMIT)


def may_renew(actor: Actor, agreement: Sided) -> bool:
    """Either side: to say no, to offer, to answer."""
    return side_of(actor, agreement) is not None and has_right(actor, Right.COMMIT)


def may_add_copy(actor: Actor, agreement: Sided) -> bool:
    """Either side."""
    return side_of(actor, agreement) is not None and has_right(actor, Right.COMMIT)


def may_confirm_copy(actor: Actor, agreement: Sided, added_by: str) -> bool:
    """The side that did not upload it."""
    return side_of(actor, agreement) not in (None, added_by) and has_right(actor, Right.COMMIT)


def may_seal(actor: Actor) -> bool:
    """The clock alone: the operator's seal is put on by the program and says nothing about anybody's will."""
    return is_clock(actor)


def may_drop_held(actor: Actor, held: HeldBy) -> bool:
    """Who wrote it, and whoever may bind their organisation."""
    own = actor.organisation_id is not None and actor.organisation_id == held.organisation_id
    return own and (actor.person_id == held.author_id or has_right(actor, Right.COMMIT))


def may_lapse(actor: Actor) -> bool:
    """The clock alone."""
    return is_clock(actor)


def may_keep(actor: Actor, organisation_id: UUID | None) -> bool:
    """Whoever may bind the organisation that keeps an adopted contract."""
    return actor.organisation_id == organisation_id and has_right(actor, Right.COMMIT)


def may_mark_exit(actor: Actor, organisation_id: UUID) -> bool:
    """Whoever works for the organisation that keeps an adopted contract."""
    return actor.organisation_id == organisation_id and has_right(actor, Right.WORK)


def may_run_adopted(actor: Actor) -> bool:
    """The clock alone."""
    return is_clock(actor)


def may_mark_duty(actor: Actor, organisation_id: UUID) -> bool:
    """Whoever works for the side whose duty it is."""
    return actor.organisation_id == organisation_id and has_right(actor, Right.WORK)


def may_answer_duty(actor: Actor, organisation_id: UUID, *, owed: bool) -> bool:
    """Whoever may bind the side to which the duty is owed."""
    return owed and actor.organisation_id not in (None, organisation_id) and has_right(actor, Right.COMMIT)


def may_waive_duty(actor: Actor, organisation_id: UUID, *, owed: bool) -> bool:
    """Whoever may bind the side to which it is owed; of a date of a party's own, that party."""
    own = actor.organisation_id == organisation_id
    return actor.organisation_id is not None and own is not owed and has_right(actor, Right.COMMIT)


def may_ask_subcontractor(actor: Actor, agreement: Sided) -> bool:
    """The provider's people who work: to ask, to ask no more, and to say who has left."""
    return side_of(actor, agreement) is Side.PROVIDER and has_right(actor, Right.WORK)


def may_answer_subcontractor(actor: Actor, agreement: Sided) -> bool:
    """The client's people who bind it."""
    return side_of(actor, agreement) is Side.CLIENT and has_right(actor, Right.COMMIT)


def may_report_majeure(actor: Actor, agreement: Sided) -> bool:
    """Either side's people who work: what keeps their own side from its duty."""
    return side_of(actor, agreement) is not None and has_right(actor, Right.WORK)


def may_tell_of_majeure(actor: Actor, agreement: Sided, reported_by: str) -> bool:
    """The side that reported it: to write it anew, to say that it is over, to take it back."""
    return side_of(actor, agreement) == reported_by and has_right(actor, Right.WORK)


def may_answer_majeure(actor: Actor, agreement: Sided, reported_by: str) -> bool:
    """The side that did not report it, by those who bind it."""
    return side_of(actor, agreement) not in (None, reported_by) and has_right(actor, Right.COMMIT)


def may_talk(actor: Actor, agreement: Sided) -> bool:
    """Either side's people who bind it: to ask for talks about new terms, to say what was agreed."""
    return side_of(actor, agreement) is not None and has_right(actor, Right.COMMIT)


def may_withdraw_talks(actor: Actor, agreement: Sided, asked_by: str) -> bool:
    """The side that asked for them, by those who bind it."""
    return side_of(actor, agreement) == asked_by and has_right(actor, Right.COMMIT)


def may_answer_worker_check(actor: Actor, agreement: Sided) -> bool:
    """The client's people who work."""
    return side_of(actor, agreement) is Side.CLIENT and has_right(actor, Right.WORK)


def may_decide_worker_check(actor: Actor, agreement: Sided) -> bool:
    """The client's people who bind it: to name who looks, and to decide."""
    return side_of(actor, agreement) is Side.CLIENT and has_right(actor, Right.COMMIT)


def may_comment_on_worker_check(actor: Actor, agreement: Sided) -> bool:
    """The provider, about whom it is."""
    return side_of(actor, agreement) is Side.PROVIDER and has_right(actor, Right.WORK)


def may_agree_examiner(actor: Actor, agreement: Sided) -> bool:
    """The provider's people who bind it."""
    return side_of(actor, agreement) is Side.PROVIDER and has_right(actor, Right.COMMIT)


def may_step_in(actor: Actor, agreement: Sided) -> bool:
    """The client's people who bind it: to run a service itself, to give it back, and to claim what it cost."""
    return side_of(actor, agreement) is Side.CLIENT and has_right(actor, Right.COMMIT)


def may_answer_step_in(actor: Actor, agreement: Sided) -> bool:
    """The provider's people who work: to say something to it, and to show that it can go on."""
    return side_of(actor, agreement) is Side.PROVIDER and has_right(actor, Right.WORK)


def may_answer_step_in_cost(actor: Actor, agreement: Sided) -> bool:
    """The provider's people who bind it."""
    return side_of(actor, agreement) is Side.PROVIDER and has_right(actor, Right.COMMIT)


def may_compare(actor: Actor, agreement: Sided) -> bool:
    """The client's people who bind it: to have the prices compared with the market, and to record what was found."""
    return side_of(actor, agreement) is Side.CLIENT and has_right(actor, Right.COMMIT)


def may_answer_benchmark(actor: Actor, agreement: Sided) -> bool:
    """Those of both sides who work."""
    return side_of(actor, agreement) is not None and has_right(actor, Right.WORK)


def may_give_formal_notice(actor: Actor, agreement: Sided, *, urgent: bool) -> bool:
    """Either side, by whoever may bind it; what is ``urgent``, by whoever works for it."""
    return side_of(actor, agreement) is not None and has_right(actor, Right.WORK if urgent else Right.COMMIT)


def may_receive_formal_notice(actor: Actor, agreement: Sided, given_by: str) -> bool:
    """Whoever works for the side that did not give it."""
    return side_of(actor, agreement) not in (None, given_by) and has_right(actor, Right.WORK)


def may_withdraw_formal_notice(actor: Actor, agreement: Sided, given_by: str, author_id: UUID) -> bool:
    """Who wrote it, and whoever may bind the side that gave it."""
    own = side_of(actor, agreement) == given_by
    return own and (actor.person_id == author_id or has_right(actor, Right.COMMIT))


def may_refuse_successor(actor: Actor, agreement: Sided) -> bool:
    """The client's people who bind it."""
    return side_of(actor, agreement) is Side.CLIENT and has_right(actor, Right.COMMIT)
