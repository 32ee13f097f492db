"""Pay in the price of one milestone."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.ledger.actions.post import post
from anyshore.payments.events import MilestoneFunded
from anyshore.payments.policies import may_fund
from anyshore.payments.queries.purse import is_by_invoice, purse_of_milestone
from anyshore.payments.rails import rail
from anyshore.payments.rules import HoldingState
from anyshore.payments.rules.refusals import NotRunning, PaidByInvoice
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.payments.models import Holding


class AlreadyFunded(Refused):
    """Money came in for this milestone before; ``state`` is where it stands now."""

    code = "already_funded"


@action
def fund_milestone(*, actor: Actor, milestone_id: UUID, at: datetime) -> Holding:
    """Hold (or, on the ledger-only rail, promise) the milestone's whole price.

    The client's people who handle money. Refused: an agreement that is not running or is paid by invoice, a
    milestone that was funded.
    """
    purse = purse_of_milestone(actor, milestone_id)
    part, deal = purse.part(milestone_id), purse.deal
    if not may_fund(actor, deal):
        raise Forbidden()
    if not (purse.is_live and part.is_agreed):
        raise NotRunning(state=str(purse.agreement.state))
    if is_by_invoice(purse):
        raise PaidByInvoice()
    if part.holding.state != HoldingState.NOT_FUNDED:
        raise AlreadyFunded(state=str(part.holding.state))
    move(part.holding, "fund", actor=actor, at=at, write={"funded_minor": part.amount_minor, "funded_at": at})
    tell(
        MilestoneFunded(
            agreement_id=deal.agreement_id,
            milestone_id=milestone_id,
            amount_minor=part.amount_minor,
            currency=deal.currency,
            at=at,
        ),
        actor=actor,
    )
    post(actor=actor, at=at, postings=rail(deal.rail).fund(deal, milestone_id, part.amount_minor))
    return part.holding
