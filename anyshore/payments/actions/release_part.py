"""Pay a part of what is held before the work is accepted."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.kit.money import Money
from anyshore.ledger.actions.post import post
from anyshore.payments.events import MoneyReleased
from anyshore.payments.policies import may_release
from anyshore.payments.queries.purse import Part, Purse, purse_of_milestone
from anyshore.payments.rails import rail
from anyshore.payments.rules.refusals import AmountNotPositive, MoneyOnHold, NotFunded, NotRunning
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

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
    part, deal = purse.part(milestone_id), purse.deal
    if not may_release(actor, deal):
        raise Forbidden()
    _must_be_free(purse, part, amount)
    holding, before = part.holding, part.holding.released_minor
    cut = purse.slice(amount.minor)
    released = {"released_minor": before + cut.gross_minor, "fee_minor": holding.fee_minor + cut.fee_minor}
    move(holding, "release_part", actor=actor, at=at, write=released)
    tell(
        MoneyReleased(
            agreement_id=deal.agreement_id,
            milestone_id=milestone_id,
            amount_minor=cut.gross_minor,
            fee_minor=cut.fee_minor,
            in_full=False,
            currency=deal.currency,
            at=at,
        ),
        actor=actor,
    )
    post(actor=actor, at=at, postings=rail(deal.rail).release(deal, milestone_id, cut, before))
    return holding


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
