"""Let the months of a retainer go on with an agreement that was renewed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.queries import current_content
from anyshore.contracts.rules.months import part_of
from anyshore.kit.actor import Actor
from anyshore.payments.actions.extend_lines import extend_lines
from anyshore.payments.models import RetainerMonth
from anyshore.payments.queries.months import last_day, unsettled_months
from anyshore.payments.queries.purse import purse_of_agreement
from anyshore.payments.rules.months import ends_at
from anyshore.payments.rules.periods import PaidBy
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action


@action
def extend_months(*, actor: Actor, agreement_id: UUID, at: datetime) -> list[RetainerMonth]:
    """Every open month that the old last day cut short counts to the new one, or to its own end, at the price of those
    days; what was paid in for it stays, and the rest is due with its approval. Returns those that changed.

    Inner: sign_renewal, renew_agreement. For verbs that have permitted the actor. Refused: nothing.
    """
    purse = purse_of_agreement(actor, agreement_id)
    extend_lines(actor=actor, purse=purse, at=at)
    retainer = current_content(purse.agreement).lines.retainer
    if retainer is None:
        return []
    changed = []
    for row in unsettled_months(agreement_id):
        part = part_of(row.month, row.first_on, last_day(purse))
        if row.kind != PaidBy.RETAINER or row.closed_at is not None or part is None or part.last_on == row.last_on:
            continue
        row.last_on, row.price_minor = part.last_on, part.share(retainer.amount_minor)
        row.save(update_fields=["last_on", "price_minor"])
        subject = ("retainer_month", row.pk)
        deadlines.stop(subject=subject, verb="payments.close_month", at=at)
        deadlines.start(
            verb="payments.close_month",
            subject=subject,
            due_at=max(ends_at(part.last_on), at),
            at=at,
            args={"month_id": row.pk},
            remind=(),
        )
        changed.append(row)
    return changed
