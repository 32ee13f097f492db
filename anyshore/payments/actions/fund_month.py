"""Fund a month of a retainer."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.rules.months import month_of, next_month
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.ledger.actions.post import post
from anyshore.payments.actions.open_month import open_month
from anyshore.payments.events import MonthFunded
from anyshore.payments.models import RetainerMonth
from anyshore.payments.policies import may_fund
from anyshore.payments.queries.months import month_row, retainer_of, running_month
from anyshore.payments.queries.purse import is_by_invoice, purse_of_agreement
from anyshore.payments.rails import rail
from anyshore.payments.rules.months import MonthIsFunded, MonthOver
from anyshore.payments.rules.refusals import NotRunning, PaidByInvoice
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def fund_month(*, actor: Actor, agreement_id: UUID, month: date, at: datetime) -> RetainerMonth:
    """The price of the month is held (or promised): of the one that runs, or of the one after it.

    The client's people who handle money. Refused: others (Forbidden), an agreement that does not run (NotRunning), has
    no retainer (NoRetainer) or pays by invoice (PaidByInvoice), another month (MonthOver), one that is funded
    (MonthIsFunded).
    """
    purse = purse_of_agreement(actor, agreement_id)
    if not may_fund(actor, purse.deal):
        raise Forbidden()
    if not purse.is_live:
        raise NotRunning(state=str(purse.agreement.state))
    retainer_of(purse)
    if is_by_invoice(purse):
        raise PaidByInvoice()
    wanted, running = month_of(month), running_month(agreement_id)
    if running is None or wanted not in (running.month, next_month(running.month)):
        raise MonthOver(month=wanted)
    row = month_row(agreement_id, wanted) or open_month(
        actor=actor, purse=purse, month=wanted, starts_on=running.first_on, at=at
    )
    if row is None:
        raise MonthOver(month=wanted)
    if row.funded_minor:
        raise MonthIsFunded(month=wanted)
    move(row, "fund", actor=actor, at=at, write={"funded_minor": row.price_minor})
    told = MonthFunded(
        agreement_id=agreement_id, month=wanted, amount_minor=row.price_minor, currency=purse.deal.currency, at=at
    )
    tell(told, actor=actor)
    post(actor=actor, at=at, postings=rail(purse.deal.rail).fund(purse.deal, row.pk, row.price_minor, "month"))
    return row
