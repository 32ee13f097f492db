"""Give every milestone of a signed agreement its place for money."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.queries import milestones_of
from anyshore.kit.actor import Actor
from anyshore.ledger.actions.open_account import open_account
from anyshore.payments.events import MoneyOpened
from anyshore.payments.models import Holding
from anyshore.payments.queries.purse import Purse, purse_of, purse_of_agreement
from anyshore.payments.rails import rail
from anyshore.payments.rules.refusals import NotRunning
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def open_holdings(*, actor: Actor, agreement_id: UUID, at: datetime) -> Purse:
    """Make one empty holding a milestone, and open the accounts that the agreement's rail needs.

    Whoever signed last does this with the signature. Again is a no-op. Refused: an agreement that is not running.
    """
    purse = purse_of_agreement(actor, agreement_id)
    if not purse.is_live:
        raise NotRunning(state=str(purse.agreement.state))
    if purse.parts:
        return purse
    for address, rule in rail(purse.deal.rail).accounts(purse.deal):
        open_account(actor=actor, at=at, address=address, currency=purse.deal.currency, rule=rule)
    milestones = milestones_of(agreement_id)
    Holding.objects.bulk_create(Holding(milestone_id=one.pk, agreement_id=agreement_id) for one in milestones)
    tell(
        MoneyOpened(agreement_id=agreement_id, currency=purse.deal.currency, milestones=len(milestones), at=at),
        actor=actor,
    )
    return purse_of(purse.agreement)
