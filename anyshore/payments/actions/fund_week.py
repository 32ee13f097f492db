"""Fund a week of hours before it begins."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.queries import current_content
from anyshore.delivery.queries.sheets import keeps_hours
from anyshore.delivery.rules.sheets import NoHours
from anyshore.delivery.rules.weeks import week_at, week_of
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.ledger.actions.post import post
from anyshore.payments.actions.add_to_week import add_to_week
from anyshore.payments.models import WeeklyHolding
from anyshore.payments.policies import may_fund
from anyshore.payments.queries.purse import is_by_invoice, purse_of_agreement
from anyshore.payments.queries.weeks import holding_of_week
from anyshore.payments.rules.refusals import NotRunning, PaidByInvoice
from anyshore.payments.rules.weeks import WeekFunded, WeekOver
from anyshore.plumbing.actions import action


@action
def fund_week(*, actor: Actor, agreement_id: UUID, week: date, at: datetime) -> WeeklyHolding:
    """All that the week can cost, every line's cap at its rate, is held (or promised).

    The client's people who handle money. Refused: others (Forbidden), an agreement that does not run (NotRunning),
    pays no hours (NoHours) or pays by invoice (PaidByInvoice), a week that is over (WeekOver) or funded (WeekFunded).
    """
    purse = purse_of_agreement(actor, agreement_id)
    if not may_fund(actor, purse.deal):
        raise Forbidden()
    if not purse.is_live:
        raise NotRunning(state=str(purse.agreement.state))
    if not keeps_hours(agreement_id):
        raise NoHours()
    if is_by_invoice(purse):
        raise PaidByInvoice()
    monday = week_of(week)
    if monday < week_at(at):
        raise WeekOver(week=monday)
    holding = holding_of_week(agreement_id, monday)
    missing = current_content(purse.agreement).lines.week_minor - holding.funded_minor
    if missing <= 0 or holding.settled_at is not None:
        raise WeekFunded(week=monday)
    postings = add_to_week(actor=actor, purse=purse, holding=holding, amount_minor=missing, at=at)
    post(actor=actor, at=at, postings=postings)
    return holding
