"""Fund a period of what is counted, or an amount that falls due."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.ledger.actions.post import post
from anyshore.payments.events import MonthFunded
from anyshore.payments.models import RetainerMonth
from anyshore.payments.policies import may_fund
from anyshore.payments.queries.lines import PRICED
from anyshore.payments.queries.months import month_with_purse, named
from anyshore.payments.queries.purse import is_by_invoice
from anyshore.payments.rails import rail
from anyshore.payments.rules.periods import LineIsFunded, LineOver, PaidBy
from anyshore.payments.rules.refusals import NotRunning, PaidByInvoice
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def fund_line(*, actor: Actor, month_id: UUID, at: datetime) -> RetainerMonth:
    """The price of what is expected of the period, or the amount, is held (or promised).

    The client's people who handle money. Refused: others (Forbidden), a month of a retainer (NotFound), an agreement
    that does not run (NotRunning) or pays by invoice (PaidByInvoice), what is reported, due or closed (LineOver), what
    is funded or expects nothing (LineIsFunded).
    """
    row, purse = month_with_purse(actor, month_id)
    if row.kind not in PRICED:
        raise NotFound()
    if not may_fund(actor, purse.deal):
        raise Forbidden()
    if not purse.is_live:
        raise NotRunning(state=str(purse.agreement.state))
    if is_by_invoice(purse):
        raise PaidByInvoice()
    if row.decided_at or row.settled_at or (row.kind == PaidBy.UNITS and row.closed_at):
        raise LineOver()
    if row.funded_minor or not row.price_minor:
        raise LineIsFunded()
    move(row, "fund", actor=actor, at=at, write={"funded_minor": row.price_minor})
    told = MonthFunded(
        agreement_id=purse.agreement.pk,
        amount_minor=row.price_minor,
        currency=purse.deal.currency,
        at=at,
        **named(row),
    )
    tell(told, actor=actor)
    post(actor=actor, at=at, postings=rail(purse.deal.rail).fund(purse.deal, row.pk, row.price_minor, "month"))
    return row
