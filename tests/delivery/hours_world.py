"""Running agreements that pay by the hour, with hours in them, made by the actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.models import Agreement
from anyshore.contracts.queries import default_terms
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.lines import Lines, TimeLine
from anyshore.delivery.actions.enter_hours import enter_hours
from anyshore.delivery.actions.submit_sheet import submit_sheet
from anyshore.delivery.models import Entry, Sheet
from anyshore.delivery.rules.sheets import Cell
from anyshore.kit.actor import Actor
from anyshore.payments.actions.fund_week import fund_week
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.payments.models import WeeklyHolding
from tests.contracts.world import parties
from tests.deals import balance
from tests.factories import NOW, do

WEEK = date(2026, 11, 30)
"""Monday of the first week; NOW is the Tuesday before."""
TUESDAY, FRIDAY = (datetime(2026, 12, day, 18, tzinfo=UTC) for day in (1, 4))
EDITED = datetime(2026, 12, 7, 12, tzinfo=UTC)
REVIEWED = datetime(2026, 12, 11, 23, 59, tzinfo=UTC)
IN_REVIEW = datetime(2026, 12, 8, 9, tzinfo=UTC)
DEV = TimeLine(role="Developer", rate_minor=8_000, cap_minutes=40 * 60)
TEST = TimeLine(role="Tester", rate_minor=5_001, cap_minutes=10 * 60)


@dataclass
class Hourly:
    """A running agreement by the hour and the owners of both sides."""

    agreement: Agreement
    client: Actor
    provider: Actor

    @property
    def id(self) -> Any:
        return self.agreement.pk

    def enter(self, *cells: tuple[int, date, int], at: datetime = FRIDAY, **more: Any) -> Sheet:
        """The provider's owner enters (line, day, minutes); return the last week's sheet."""
        rows = [Cell(line=line, day=day, minutes=minutes) for line, day, minutes in cells]
        return do(enter_hours, self.provider, at, agreement_id=self.id, cells=rows, **more)[-1]

    def submitted(self, *cells: tuple[int, date, int], at: datetime = FRIDAY) -> Sheet:
        """Hours entered and submitted."""
        sheet = self.enter(*cells, at=at)
        return do(submit_sheet, self.provider, at, sheet_id=sheet.pk)

    def fund(self, week: date = WEEK, at: datetime = NOW) -> WeeklyHolding:
        return do(fund_week, self.client, at, agreement_id=self.id, week=week)

    def holding(self, week: date = WEEK) -> WeeklyHolding:
        return WeeklyHolding.objects.get(agreement_id=self.id, week=week)

    def entries(self) -> list[tuple[int, date, int]]:
        rows = Entry.objects.filter(sheet__agreement_id=self.id).order_by("day", "line")
        return list(rows.values_list("line", "day", "minutes"))

    def held(self) -> int:
        shelf = "promise" if self.agreement.rail == "ledger_only" else "held"
        return balance(f"{shelf}/{self.id}")

    def wallet(self) -> int:
        return balance(f"wallet/{self.agreement.provider_id}/EUR")

    def fees(self) -> int:
        return balance("fees/EUR")

    def state(self) -> str:
        return Agreement.objects.get(pk=self.id).state


def hourly(
    *lines: TimeLine, between: tuple[Actor, Actor] | None = None, unit: str = "project", fee_bps: int = 0,
    rail: str = "sandbox", end_on: date | None = date(2027, 1, 29), starts_on: date = WEEK, **more: Any,
) -> Hourly:  # fmt: skip
    """An agreement by the hour that both have signed, from WEEK on unless said otherwise."""
    client, provider = between or parties()
    made = do(
        offer_agreement, client, side=Side.CLIENT, other_id=provider.organisation_id, title="Development",
        currency="EUR", unit=unit, terms=default_terms(unit).ending(end_on), fee_bps=fee_bps, rail=rail,
        lines=Lines(starts_on=starts_on, time=lines or (DEV, TEST), **more),
    )  # fmt: skip
    do(sign_and_open, provider, agreement_id=made.pk, version_hash=made.version_hash)
    return Hourly(Agreement.objects.get(pk=made.pk), client, provider)


def day(place: int) -> date:
    """The day at ``place`` (0 is Monday) of WEEK."""
    return WEEK + timedelta(days=place)
