"""An amount falls due on its day; before that, the client may begin to object to it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.queries import current_content, signed_at_of
from anyshore.contracts.queries.standstills import open_standstill
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import is_clock
from anyshore.payments.actions.approve_month import approve_month
from anyshore.payments.actions.open_lines import open_lines
from anyshore.payments.events import AmountComes
from anyshore.payments.models import RetainerMonth
from anyshore.payments.queries.months import month_with_purse, named
from anyshore.payments.queries.purse import Purse
from anyshore.payments.rules.periods import PaidBy, falls_due_at
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def come_due(*, actor: Actor, month_id: UUID, at: datetime) -> RetainerMonth:
    """On its day the amount is paid as an approved month is, and the one after it has its clock; while work stands
    still because a payment is late it waits. Before its day the client may object from now on.

    The clock alone. Refused: others (Forbidden), what is due, closed or objected to (NotAllowed).
    """
    row, purse = month_with_purse(actor, month_id)
    if not is_clock(actor):
        raise Forbidden()
    asked = bool(row.question) and row.answered_at is None
    if row.kind != PaidBy.DATED or row.decided_at or row.settled_at or asked or not purse.is_live:
        raise NotAllowed(kind="retainer_month", state=str(row.state), verb="come_due")
    line = current_content(purse.agreement).lines.dated[row.line - 1]
    due_at = falls_due_at(line, row.month, signed_at_of(purse.agreement))
    if line.runs and at < due_at:
        _begin(actor, purse, row, due_at, at)
        open_lines(actor=actor, purse=purse, at=at)
        return row
    open_lines(actor=actor, purse=purse, at=at)
    if open_standstill(purse.agreement.pk) is not None:
        return row
    row.closed_at, row.review_until = row.closed_at or at, at
    row.save(update_fields=["closed_at", "review_until"])
    approve_month(actor=actor, month_id=month_id, at=at)
    row.refresh_from_db()
    return row


def _begin(actor: Actor, purse: Purse, row: RetainerMonth, due_at: datetime, at: datetime) -> None:
    row.closed_at, row.review_until = at, due_at
    row.save(update_fields=["closed_at", "review_until"])
    subject = ("retainer_month", row.pk)
    deadlines.stop(subject=subject, at=at)
    deadlines.start(verb="payments.come_due", subject=subject, due_at=due_at, at=at, args={"month_id": row.pk})
    told = AmountComes(
        agreement_id=purse.agreement.pk,
        amount_minor=row.price_minor,
        review_until=due_at,
        currency=purse.deal.currency,
        at=at,
        **named(row),
    )
    tell(told, actor=actor)
