"""Pay what is still due for an approved time sheet."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.delivery.queries.sheets import sheet_with_agreement_locked
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.ledger.actions.post import post
from anyshore.payments.actions.end_if_paid import end_if_paid
from anyshore.payments.actions.pay_week import pay_week
from anyshore.payments.policies import may_fund
from anyshore.payments.queries.purse import purse_of
from anyshore.payments.queries.weeks import holding_of_week
from anyshore.payments.rules.weeks import NothingDue
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.delivery.models import Sheet


@action
def pay_sheet(*, actor: Actor, sheet_id: UUID, at: datetime) -> Sheet:
    """The provider is paid, less the fee, what its approved week was worth beyond what was held for it.

    The client's people who handle money, also after the end. Refused: others (Forbidden), a sheet that is not approved
    or fully paid (NothingDue).
    """
    sheet = sheet_with_agreement_locked(actor, sheet_id)
    purse = purse_of(sheet.agreement)
    if not may_fund(actor, purse.deal):
        raise Forbidden()
    holding = holding_of_week(sheet.agreement_id, sheet.week)
    due = sheet.payable_minor - holding.credit_minor - holding.released_minor
    if due <= 0:
        raise NothingDue()
    post(actor=actor, at=at, postings=pay_week(actor=actor, purse=purse, holding=holding, amount_minor=due, at=at))
    end_if_paid(actor=actor, agreement=sheet.agreement, at=at)
    return sheet
