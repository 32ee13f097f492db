"""Pay in the prices of several milestones of one agreement at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.ledger.actions.post import post
from anyshore.payments.actions.fund_milestone import AlreadyFunded
from anyshore.payments.events import MilestoneFunded
from anyshore.payments.policies import may_fund
from anyshore.payments.queries.purse import Part, Purse, is_by_invoice, purse_of_agreement
from anyshore.payments.rails import rail
from anyshore.payments.rules import HoldingState
from anyshore.payments.rules.deal import postings_of
from anyshore.payments.rules.refusals import NotRunning, PaidByInvoice
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.payments.models import Holding


class NothingChosen(Invalid):
    """No milestone was named."""

    code = "nothing_chosen"


@action
def fund_milestones(*, actor: Actor, agreement_id: UUID, milestone_ids: Sequence[UUID], at: datetime) -> list[Holding]:
    """Hold (or promise) the whole price of each named milestone; all or none.

    The client's people who handle money. Refused: an agreement that is not running or is paid by invoice, a
    milestone that was funded, none named.
    """
    purse = purse_of_agreement(actor, agreement_id)
    if not may_fund(actor, purse.deal):
        raise Forbidden()
    parts = [purse.part(one) for one in dict.fromkeys(milestone_ids)]
    if not parts:
        raise NothingChosen(field="milestone_ids")
    for part in parts:
        _must_be_open(purse, part)
        move(part.holding, "fund", actor=actor, at=at, write={"funded_minor": part.amount_minor, "funded_at": at})
        tell(
            MilestoneFunded(
                agreement_id=agreement_id,
                milestone_id=part.milestone_id,
                amount_minor=part.amount_minor,
                currency=purse.deal.currency,
                at=at,
            ),
            actor=actor,
        )
    way = rail(purse.deal.rail)
    movements = (way.fund(purse.deal, part.milestone_id, part.amount_minor) for part in parts)
    post(actor=actor, at=at, postings=postings_of(*movements))
    return [part.holding for part in parts]


def _must_be_open(purse: Purse, part: Part) -> None:
    if not (purse.is_live and part.is_agreed):
        raise NotRunning(state=str(purse.agreement.state))
    if is_by_invoice(purse):
        raise PaidByInvoice()
    if part.holding.state != HoldingState.NOT_FUNDED:
        raise AlreadyFunded(state=str(part.holding.state))
