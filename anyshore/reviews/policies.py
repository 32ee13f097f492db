"""Who may say what after the end: each side about the other, and in reply."""

from __future__ import annotations

from anyshore.contracts.rules import Side
from anyshore.kit.actor import Actor
from anyshore.parties.rules import Right, has_right, is_clock, is_operator
from anyshore.payments.rules.deal import Parties
from anyshore.reviews.models import Review


def side_of(actor: Actor, agreement: Parties) -> Side | None:
    """The side for which the actor acts in this agreement."""
    if actor.organisation_id is None:
        return None
    return {agreement.client_id: Side.CLIENT, agreement.provider_id: Side.PROVIDER}.get(actor.organisation_id)


def may_open_window(actor: Actor, agreement: Parties) -> bool:
    """Whoever ended the agreement: either side, the operator, the clock."""
    return side_of(actor, agreement) is not None or is_operator(actor) or is_clock(actor)


def may_write(actor: Actor, agreement: Parties) -> bool:
    """Either side's people who bind it."""
    return side_of(actor, agreement) is not None and has_right(actor, Right.COMMIT)


def may_reply(actor: Actor, review: Review) -> bool:
    """The reviewed organisation's people who bind it."""
    return review.about_id == actor.organisation_id and has_right(actor, Right.COMMIT)
