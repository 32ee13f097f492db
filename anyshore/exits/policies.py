"""Who may end what: either side for itself, the operator by ruling, the clock where silence was agreed to end it."""

from __future__ import annotations

from anyshore.contracts.rules import Side
from anyshore.exits.models import Notice, RefundOffer
from anyshore.kit.actor import Actor
from anyshore.parties.rules import Right, has_right, is_clock, is_operator
from anyshore.payments.rules.deal import Parties


def side_of(actor: Actor, agreement: Parties) -> Side | None:
    """The side for which the actor acts in this agreement."""
    if actor.organisation_id is None:
        return None
    return {agreement.client_id: Side.CLIENT, agreement.provider_id: Side.PROVIDER}.get(actor.organisation_id)


def may_accept(actor: Actor, agreement: Parties) -> bool:
    """The client's people who bind it; the clock, when the client was silent."""
    return is_clock(actor) or (side_of(actor, agreement) is Side.CLIENT and has_right(actor, Right.COMMIT))


def may_cancel(actor: Actor, agreement: Parties) -> bool:
    """Either side's people who bind it."""
    return side_of(actor, agreement) is not None and has_right(actor, Right.COMMIT)


def may_give_notice(actor: Actor, agreement: Parties) -> bool:
    """Either side's people who bind it."""
    return may_cancel(actor, agreement)


def may_withdraw_notice(actor: Actor, agreement: Parties, notice: Notice) -> bool:
    """The side that gave it."""
    return may_cancel(actor, agreement) and side_of(actor, agreement) == notice.side


def may_give_back(actor: Actor, agreement: Parties) -> bool:
    """The provider's people who bind it."""
    return side_of(actor, agreement) is Side.PROVIDER and has_right(actor, Right.COMMIT)


def may_offer_refund(actor: Actor, agreement: Parties) -> bool:
    """Either side's people who bind it."""
    return may_cancel(actor, agreement)


def may_answer_refund(actor: Actor, agreement: Parties, offer: RefundOffer) -> bool:
    """The side that did not offer."""
    return may_cancel(actor, agreement) and side_of(actor, agreement) != offer.side


def may_withdraw_refund(actor: Actor, agreement: Parties, offer: RefundOffer) -> bool:
    """The side that offered."""
    return may_cancel(actor, agreement) and side_of(actor, agreement) == offer.side


def may_rule(actor: Actor) -> bool:
    """The operator."""
    return is_operator(actor)


def may_end(actor: Actor, agreement: Parties) -> bool:
    """Whoever may do what ends it: either side, the operator, the clock."""
    return may_cancel(actor, agreement) or is_operator(actor) or is_clock(actor)
