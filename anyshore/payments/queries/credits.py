"""Service credits: loading for verbs, the price of a period, and plain rows for pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import F, Sum
from django.db.models.functions import Coalesce

from anyshore.delivery.models import LevelPeriod, Sheet, Work
from anyshore.delivery.queries.levels import ends_at, period_with_agreement_locked
from anyshore.delivery.rules.sheets import SheetState
from anyshore.delivery.rules.weeks import begins_at
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.payments.models import CreditUse, Reduction, RetainerMonth, ServiceCredit, WeeklyHolding
from anyshore.payments.queries.purse import Purse, purse_of
from anyshore.payments.rules.credits import CreditState, Lowered

SUNDAY = timedelta(days=6)
"""From the first day of a week to its last."""


@dataclass(frozen=True, slots=True)
class UseRow:
    """Where a part of a credit went: a milestone by its place, a week by its Monday, a month by its first day; a
    period of what is counted, or a fixed day, by the ``id`` and the ``name`` of its row."""

    kind: str
    amount: Money
    at: datetime
    on: date | None
    position: int
    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class CreditRow:
    """One service credit and where it went."""

    id: UUID
    period: date
    place: int
    measure: str
    amount: Money
    left: Money
    state: CreditState
    uses: tuple[UseRow, ...]


def open_credits(agreement_id: UUID) -> list[ServiceCredit]:
    """The credits that can lower a payment, the first first."""
    rows = ServiceCredit.objects.filter(agreement_id=agreement_id, state=CreditState.OPEN)
    return list(rows.order_by("at", "place", "id"))


def waiting_credits(agreement_id: UUID) -> list[ServiceCredit]:
    """The credits that may still be earned back."""
    rows = ServiceCredit.objects.filter(agreement_id=agreement_id, state=CreditState.WAITING)
    return list(rows.select_related("period").order_by("at", "place", "id"))


def period_with_purse(actor: Actor, period_id: UUID) -> tuple[LevelPeriod, Purse]:
    """A period of service levels under its agreement, which is locked first, with the agreement's money."""
    period = period_with_agreement_locked(actor, period_id)
    return period, purse_of(period.agreement)


def price_of_period(agreement_id: UUID, starts_on: date, ends_on: date) -> int:
    """What the weeks of hours and the months of a retainer that end in a period cost, and what was accepted in it."""
    accepted = Work.objects.filter(
        agreement_id=agreement_id, accepted_at__gte=begins_at(starts_on), accepted_at__lt=ends_at(ends_on)
    )
    months = RetainerMonth.objects.filter(agreement_id=agreement_id, last_on__range=(starts_on, ends_on))
    months = months.exclude(state__in=["closed"]).exclude(decided_at=None, closed_at=None)
    sheets = Sheet.objects.filter(
        agreement_id=agreement_id, state=SheetState.APPROVED, week__range=(starts_on - SUNDAY, ends_on - SUNDAY)
    )
    return (
        int(accepted.aggregate(total=Coalesce(Sum("milestone__amount_minor"), 0))["total"])
        + int(months.aggregate(total=Coalesce(Sum(F("price_minor") - F("off_minor")), 0))["total"])
        + int(sheets.aggregate(total=Coalesce(Sum("payable_minor"), 0))["total"])
    )


def penalised_in(agreement_id: UUID, starts_on: date, ends_on: date) -> int:
    """What came off the prices of milestones that were due in a period, because they were late."""
    rows = Reduction.objects.filter(agreement_id=agreement_id, due_on__range=(starts_on, ends_on))
    return int(rows.aggregate(total=Coalesce(Sum("amount_minor"), 0))["total"])


def credits_of(agreement_id: UUID, currency: str) -> tuple[CreditRow, ...]:
    """The service credits of an agreement that the reader was found to see, the last in front, each with where it
    went."""
    found = ServiceCredit.objects.filter(agreement_id=agreement_id, claim=None).select_related("period")
    rows = list(found.order_by("-at", "place"))
    uses = uses_of(rows, currency)
    return tuple(
        CreditRow(
            id=row.pk,
            period=row.missed_in.starts_on,
            place=row.place,
            measure=row.measure,
            amount=Money(row.amount_minor, currency),
            left=Money(row.amount_minor - row.used_minor, currency),
            state=CreditState(row.state),
            uses=tuple(uses.get(row.pk, ())),
        )
        for row in rows
    )


def uses_of(rows: Sequence[ServiceCredit], currency: str) -> dict[UUID, list[UseRow]]:
    """Where each of these credits went, the oldest first."""
    found: dict[UUID, list[UseRow]] = {}
    for one in CreditUse.objects.filter(credit__in=rows).order_by("at", "id"):
        found.setdefault(one.credit_id, []).append(_use(one, currency))
    return found


def open_claim_credits(agreement_id: UUID) -> list[ServiceCredit]:
    """The open credits that claims gave."""
    return [one for one in open_credits(agreement_id) if one.claim_id is not None]


def approved_sheets(agreement_id: UUID) -> list[tuple[date, int]]:
    """The weeks of hours that are approved, each with what it costs in minor units."""
    rows = Sheet.objects.filter(agreement_id=agreement_id, state=SheetState.APPROVED).order_by("week")
    return list(rows.values_list("week", "payable_minor"))


def open_minor(agreement_id: UUID) -> int:
    """What open credits will take off the next payment at most, in minor units."""
    return sum(one.amount_minor - one.used_minor for one in open_credits(agreement_id))


def lowered_milestones(agreement_id: UUID) -> frozenset[UUID]:
    """The milestones whose price service credits lowered."""
    rows = CreditUse.objects.filter(credit__agreement_id=agreement_id, kind=Lowered.MILESTONE)
    return frozenset(rows.values_list("subject_id", flat=True))


def _use(one: CreditUse, currency: str) -> UseRow:
    on, position, name = None, 0, ""
    if one.kind == Lowered.WEEK:
        on = WeeklyHolding.objects.values_list("week", flat=True).get(pk=one.subject_id)
    elif one.kind == Lowered.MONTH:
        on, name = RetainerMonth.objects.values_list("month", "name").get(pk=one.subject_id)
    else:
        found = Work.objects.filter(milestone_id=one.subject_id).values_list("milestone__position", flat=True)
        position = found.first() or 0
    return UseRow(one.kind, Money(one.amount_minor, currency), one.at, on, position, one.subject_id, name)
