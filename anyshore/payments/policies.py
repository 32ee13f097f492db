"""Who may move money: the client funds, releases and gives more, the provider gives back, the operator holds."""

from __future__ import annotations

from anyshore.contracts.rules import Side
from anyshore.kit.actor import Actor
from anyshore.parties.rules import Right, has_right, is_clock, is_operator
from anyshore.payments.models import Payment
from anyshore.payments.rules.deal import Parties


def may_fund(actor: Actor, agreement: Parties) -> bool:
    """The client's people who handle money."""
    return _is_client(actor, agreement) and has_right(actor, Right.MONEY)


def may_release(actor: Actor, agreement: Parties) -> bool:
    """The client's people who handle money."""
    return may_fund(actor, agreement)


def may_waive(actor: Actor, agreement: Parties) -> bool:
    """The client's people who bind it: what they let pass is not taken back."""
    return _is_client(actor, agreement) and has_right(actor, Right.COMMIT)


def may_report_defect(actor: Actor, agreement: Parties) -> bool:
    """The client's people who bind it."""
    return may_waive(actor, agreement)


def may_agree_to_claim(actor: Actor, agreement: Parties) -> bool:
    """The provider's people who bind it: what they give back was theirs to earn."""
    return _is_provider(actor, agreement) and has_right(actor, Right.COMMIT)


def may_rule_on_kept(actor: Actor) -> bool:
    """The operator."""
    return is_operator(actor)


def may_ask_expense(actor: Actor, agreement: Parties) -> bool:
    """The provider's people who work."""
    return may_submit(actor, agreement)


def may_answer_expense(actor: Actor, agreement: Parties) -> bool:
    """The client's people who bind it."""
    return may_waive(actor, agreement)


def may_pay_expense(actor: Actor, agreement: Parties) -> bool:
    """The client's people who handle money."""
    return may_fund(actor, agreement)


def may_give_bonus(actor: Actor, agreement: Parties) -> bool:
    """The client's people who handle money."""
    return may_fund(actor, agreement)


def may_submit(actor: Actor, agreement: Parties) -> bool:
    """The provider's people who work."""
    return _is_provider(actor, agreement) and has_right(actor, Right.WORK)


def may_answer_draw(actor: Actor, agreement: Parties) -> bool:
    """The client's people who bind it: to agree is to accept the work, and to pay it."""
    return _is_client(actor, agreement) and has_right(actor, Right.COMMIT)


def may_refund(actor: Actor, agreement: Parties) -> bool:
    """The provider's people who bind it: what they give back was theirs to earn. The clock and the operator, too."""
    return (_is_provider(actor, agreement) and has_right(actor, Right.COMMIT)) or is_clock(actor) or is_operator(actor)


def may_hold(actor: Actor) -> bool:
    """The operator."""
    return is_operator(actor)


def may_request_payout(actor: Actor) -> bool:
    """People who handle their own organisation's money."""
    return has_right(actor, Right.MONEY)


def may_pay_out(actor: Actor) -> bool:
    """The job, which acts as the clock, or the operator."""
    return is_clock(actor) or is_operator(actor)


def may_record_payment(actor: Actor, agreement: Parties) -> bool:
    """The client's people who handle money."""
    return may_fund(actor, agreement)


def may_answer_payment(actor: Actor, payment: Payment) -> bool:
    """The payee's people who handle money."""
    return payment.payee_id == actor.organisation_id and has_right(actor, Right.MONEY)


def may_suspend(actor: Actor, agreement: Parties) -> bool:
    """The provider's people who bind it."""
    return may_agree_to_claim(actor, agreement)


def may_dispute_suspension(actor: Actor, agreement: Parties) -> bool:
    """The client's people who bind it."""
    return may_waive(actor, agreement)


def may_make_claim(actor: Actor, agreement: Parties, *, of_defect: bool) -> bool:
    """Either side, by those who bind it; of a defect, the client."""
    asks = _is_client(actor, agreement) or (not of_defect and _is_provider(actor, agreement))
    return asks and has_right(actor, Right.COMMIT)


def may_answer_claim(actor: Actor, agreement: Parties, made_by: str) -> bool:
    """The side that did not make it, by those who bind it."""
    other = _is_provider if made_by == Side.CLIENT else _is_client
    return other(actor, agreement) and has_right(actor, Right.COMMIT)


def may_pursue_claim(actor: Actor, agreement: Parties, made_by: str) -> bool:
    """The side that made it, by those who bind it: take what is offered, maintain or withdraw it."""
    own = _is_client if made_by == Side.CLIENT else _is_provider
    return own(actor, agreement) and has_right(actor, Right.COMMIT)


def may_remind(actor: Actor) -> bool:
    """The clock."""
    return is_clock(actor)


def may_settle(actor: Actor, agreement: Parties) -> bool:
    """What ends an agreement settles its money: either party by those who bind it, the operator, the clock."""
    party = _is_client(actor, agreement) or _is_provider(actor, agreement)
    return (party and has_right(actor, Right.COMMIT)) or is_clock(actor) or is_operator(actor)


def _is_client(actor: Actor, agreement: Parties) -> bool:
    return actor.organisation_id is not None and actor.organisation_id == agreement.client_id


def _is_provider(actor: Actor, agreement: Parties) -> bool:
    return actor.organisation_id is not None and actor.organisation_id == agreement.provider_id
