"""Begin the review of a month of a retainer."""

from __future__ import annotations

from datetime import datetime

from anyshore.contracts.queries import signed_at_of
from anyshore.contracts.queries.clauses import clauses_of
from anyshore.contracts.queries.majeure import freed_spells
from anyshore.contracts.queries.standstills import standstills_of
from anyshore.contracts.queries.step_ins import runs_of
from anyshore.contracts.rules.clauses.acting.suspension import Suspension
from anyshore.contracts.rules.clauses.chosen import rule_in
from anyshore.contracts.rules.standstill import price_without
from anyshore.kit.actor import Actor
from anyshore.parties.queries import calendar
from anyshore.payments.events import MonthEnded
from anyshore.payments.models import RetainerMonth
from anyshore.payments.queries.months import named
from anyshore.payments.queries.purse import Purse
from anyshore.payments.rules.months import looked_at_until, unpaid_days
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def review_month(*, actor: Actor, purse: Purse, row: RetainerMonth, at: datetime) -> None:
    """The month is over, and no answer by the end of Friday of the week after its last one (where weeks of it were
    over before both had signed, of the second week after the signature's) approves it. The days on which the client
    ran the service itself, and those of force majeure that both accept, are not paid, nor those on
    which work stood still, where the clause about late payments says so.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: nothing.
    """
    until = looked_at_until(row.first_on, row.last_on, signed_at_of(purse.agreement))
    row.closed_at, row.review_until = at, max(until, at)
    _leave_out(purse, row)
    row.save(update_fields=["closed_at", "review_until", "last_on", "price_minor", "still_days"])
    deadlines.stop(subject=("retainer_month", row.pk), at=at)
    deadlines.start(
        verb="payments.approve_month",
        subject=("retainer_month", row.pk),
        due_at=row.review_until,
        at=at,
        args={"month_id": row.pk},
    )
    told = MonthEnded(
        agreement_id=purse.agreement.pk,
        **named(row),
        price_minor=row.price_minor,
        review_until=row.review_until,
        currency=purse.deal.currency,
        at=at,
    )
    tell(told, actor=actor)


def _leave_out(purse: Purse, row: RetainerMonth) -> None:
    """Lower the price by the days that are not paid, counted where the client sits."""
    clauses, own = clauses_of(purse.agreement), purse.agreement.pk
    days, zone = (row.first_on, row.last_on), calendar(purse.deal.client_id).zone
    freed = freed_spells(own, clauses, zone)
    unpaid = unpaid_days(rule_in(clauses, Suspension), standstills_of(own), runs_of(own), days, zone, freed=freed)
    row.still_days = unpaid
    row.price_minor = price_without(row.price_minor, (row.last_on - row.first_on).days + 1, unpaid)
