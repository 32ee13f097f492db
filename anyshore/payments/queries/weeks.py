"""The money of weeks of hours: loading for verbs, and plain rows for pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, F, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from anyshore.contracts.rules import Side
from anyshore.delivery.models import Sheet
from anyshore.delivery.rules.sheets import SheetState
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.payments.models import WeeklyHolding


@dataclass(frozen=True, slots=True)
class WeekMoney:
    """The money of one week: what it costs at most, and what was funded, released, returned, taken as fee, taken off
    by service credits and is held."""

    week: date
    most: Money
    funded: Money
    released: Money
    refunded: Money
    fee: Money
    credit: Money

    @property
    def held(self) -> Money:
        """What is held for it now."""
        return self.funded - self.released - self.refunded

    @property
    def missing(self) -> Money:
        """What of the most it can cost is not funded."""
        return max(self.most - self.funded, Money.zero(self.most.currency))


def held_for(holding: WeeklyHolding) -> int:
    """What is held for a week now, in minor units."""
    return int(holding.funded_minor - holding.released_minor - holding.refunded_minor)


def holding_of_week(agreement_id: UUID, week: date) -> WeeklyHolding:
    """The money of a week; where there is none yet, one that is not stored."""
    found = WeeklyHolding.objects.filter(agreement_id=agreement_id, week=week).first()
    return found or WeeklyHolding(agreement_id=agreement_id, week=week)


def held_weeks(agreement_id: UUID) -> list[WeeklyHolding]:
    """The weeks for which money is held, in order."""
    return list(WeeklyHolding.objects.filter(agreement_id=agreement_id, state="held").order_by("week"))


@dataclass(frozen=True, slots=True)
class DueWeek:
    """An approved week that is not paid in full; ``other`` is the name of the other side."""

    number: int
    title: str
    other: str
    week: date
    left: Money


def weeks_to_pay(actor: Actor, side: Side) -> list[DueWeek]:
    """The approved weeks of hours that are not paid in full, under agreements in which the actor's organisation is on
    that side."""
    own = {"agreement_id": OuterRef("agreement_id"), "week": OuterRef("week")}
    sums = WeeklyHolding.objects.filter(**own).values(sum=F("released_minor") + F("credit_minor"))
    rows = Sheet.objects.visible_to(actor).filter(
        state=SheetState.APPROVED, payable_minor__gt=0, **{f"agreement__{side}_id": actor.organisation_id}
    )
    found: Any = (
        rows.annotate(left=F("payable_minor") - Coalesce(Subquery(sums[:1]), 0))
        .filter(left__gt=0)
        .select_related("agreement__client", "agreement__provider")
        .order_by("decided_at", "id")
    )
    return [
        DueWeek(
            row.agreement.number, row.agreement.title, getattr(row.agreement, str(side.other)).name, row.week,
            Money(row.left, row.agreement.currency),
        )
        for row in found
    ]  # fmt: skip


def week_money(agreement_id: UUID, currency: str, most_minor: int, weeks: list[date]) -> dict[date, WeekMoney]:
    """The money of each of these weeks of an agreement that the reader was found to see."""
    rows = {row.week: row for row in WeeklyHolding.objects.filter(agreement_id=agreement_id, week__in=weeks)}

    def one(week: date) -> WeekMoney:
        row = rows.get(week) or WeeklyHolding()
        sums = (row.funded_minor, row.released_minor, row.refunded_minor, row.fee_minor, row.credit_minor)
        return WeekMoney(week, Money(most_minor, currency), *(Money(minor, currency) for minor in sums))

    return {week: one(week) for week in weeks}


def sums_of_weeks(organisation_id: UUID) -> Any:
    """What weeks hold, have released and returned, by currency, rail and side of an organisation."""
    side = Case(When(agreement__client_id=organisation_id, then=Value(Side.CLIENT)), default=Value(Side.PROVIDER))
    own = Q(agreement__client_id=organisation_id) | Q(agreement__provider_id=organisation_id)
    return (
        WeeklyHolding.objects.filter(own)
        .annotate(side=side)
        .values("agreement__currency", "agreement__rail", "side")
        .annotate(
            held=Sum(F("funded_minor") - F("released_minor") - F("refunded_minor")),
            released=Sum("released_minor"),
            refunded=Sum("refunded_minor"),
        )
        .order_by("agreement__currency", "side", "agreement__rail")
    )
