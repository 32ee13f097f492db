"""Pay a part of what is held before the work is accepted."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.kit.money import Money
from anyshore.ledger.actions.post import post
from anyshore.payments.actions.release_slice import release_slice
from anyshore.payments.policies import may_release
from anyshore.payments.queries.purse import Part, Purse, purse_of_milestone
from anyshore.payments.rules.refusals import AmountNotPositive, MoneyOnHold, NotFunded, NotRunning
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.payments.models import Holding


class TooMuch(Refused):
    """A part leaves something held: ``most`` is the most that can be released without accepting the work."""

    code = "too_much"


@action
def release_part(*, actor: Actor, milestone_id: UUID, amount: Money, at: datetime) -> Holding:
    """Release ``amount`` of what is held for a milestone to the provider, less the fee; the rest stays held.

    The client's people who handle money. Refused: nothing held, money on hold, an amount that leaves nothing held
    (accept the work instead), an agreement that is not running.
    """
    purse = purse_of_milestone(actor, milestone_id)
    part = purse.part(milestone_id)
    if not may_release(actor, purse.deal):
        raise Forbidden()
    _must_be_free(purse, part, amount)
    postings = release_slice(actor=actor, purse=purse, part=part, amount_minor=amount.minor, at=at)
    post(actor=actor, at=at, postings=postings)
    return part.holding


def _must_be_free(purse: Purse, part: Part, amount: Money) -> None:
    if not purse.is_live:
        raise NotRunning(state=str(purse.agreement.state))
    if not part.is_held:
        raise NotFunded(state=str(part.holding.state))
    if part.is_on_hold:
        raise MoneyOnHold(milestone=part.position)
    if amount.currency != purse.deal.currency or not amount.is_positive:
        raise AmountNotPositive(field="amount", currency=purse.deal.currency)
    if amount.minor >= part.held_minor:
        raise TooMuch(most=purse.deal.money(part.held_minor - 1))
