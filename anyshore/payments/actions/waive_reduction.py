"""Let a late delivery pass, wholly or in part."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.queries.clauses import clauses_of
from anyshore.delivery.rules import ReviewOver
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, Refused
from anyshore.kit.money import Money
from anyshore.payments.events import ReductionWaived
from anyshore.payments.models import Waiver
from anyshore.payments.policies import may_waive
from anyshore.payments.queries.late import Late, late_parts
from anyshore.payments.queries.purse import purse_of_milestone
from anyshore.payments.rules.refusals import AmountNotPositive
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell

WORDS_MOST = 300


class NothingComesOff(Refused):
    """Nothing comes off the price for late delivery: it is in time, within its days of grace, let pass or accepted."""

    code = "nothing_comes_off"


class MoreThanComesOff(Refused):
    """Less than that comes off: ``off`` is what does."""

    code = "more_than_comes_off"


@action
def waive_reduction(*, actor: Actor, milestone_id: UUID, amount: Money, words: str, at: datetime) -> Waiver:
    """``amount`` of what comes off the price for late delivery does not come off; more delay is counted as before.

    The client's people who bind it, with words that both sides read; it cannot be taken back. Refused: nothing that
    comes off, more than that, no words, an amount that is not positive or of another currency, from the instant at
    which silence accepts on (ReviewOver).
    """
    purse = purse_of_milestone(actor, milestone_id)
    deal = purse.deal
    if actor.person_id is None or not may_waive(actor, deal):
        raise Forbidden()
    said = " ".join(words.split())
    if not said or len(said) > WORDS_MOST:
        raise Invalid(field="words", reason="empty" if not said else "too_long")
    if amount.currency != deal.currency or not amount.is_positive:
        raise AmountNotPositive(field="amount", currency=deal.currency)
    late = _must_come_off(late_parts(purse, clauses_of(purse.agreement), at=at).get(milestone_id), amount)
    waiver = Waiver.objects.create(
        agreement_id=deal.agreement_id,
        milestone_id=milestone_id,
        amount_minor=amount.minor,
        words=said,
        given_by_id=actor.person_id,
        at=at,
    )
    tell(
        ReductionWaived(
            agreement_id=deal.agreement_id,
            milestone_id=milestone_id,
            amount_minor=amount.minor,
            left_minor=late.left.minor - amount.minor,
            words=said,
            currency=deal.currency,
            at=at,
        ),
        actor=actor,
    )
    return waiver


def _must_come_off(late: Late | None, amount: Money) -> Late:
    """The delay, if so much comes off for it and nobody's silence has accepted it."""
    if late is None or late.taken or not late.left.is_positive:
        raise NothingComesOff()
    if late.over_since is not None:
        raise ReviewOver(since=late.over_since)
    if amount > late.left:
        raise MoreThanComesOff(off=late.left)
    return late
