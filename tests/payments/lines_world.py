"""Running agreements that pay by the count and on fixed days, made by the actions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.models import Agreement
from anyshore.contracts.queries import default_terms
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.lines import Lines
from anyshore.contracts.rules.priced import DatedLine, Every, UnitLine
from anyshore.payments.actions.fund_line import fund_line
from anyshore.payments.actions.report_count import report_count
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.payments.models import RetainerMonth
from anyshore.payments.queries.purse import purse_of
from tests.contracts.priced_world import words_line
from tests.contracts.world import parties
from tests.deals import balance
from tests.delivery.hours_world import Hourly
from tests.factories import NOW, do

DECEMBER, JANUARY = date(2026, 12, 1), date(2027, 1, 1)
IN_DECEMBER = datetime(2026, 12, 10, 9, tzinfo=UTC)
OVER = datetime(2027, 1, 1, tzinfo=UTC)
REPORTED = datetime(2027, 1, 4, 9, tzinfo=UTC)
LATER = datetime(2027, 6, 1, tzinfo=UTC)
WORDS = words_line()
EXPECTED = 165_000
"""20,000 words at EUR 0.0825."""
LICENCE = DatedLine(what="Licence", amount_minor=9_900, first_on=JANUARY, every=Every.QUARTER, object_days=10)
DOWN = DatedLine(what="Down payment", amount_minor=50_000)
OBJECTS = datetime(2026, 12, 22, tzinfo=UTC)


@dataclass
class Priced(Hourly):
    """A running agreement with lines, and the owners of both sides."""

    def row(self, month: date = DECEMBER, line: int = 1, kind: str = "units") -> RetainerMonth:
        return RetainerMonth.objects.get(agreement_id=self.id, month=month, line=line, kind=kind)

    def due(self, on: date = JANUARY, line: int = 1) -> RetainerMonth:
        return self.row(on, line, "dated")

    def rows(self, kind: str = "units") -> list[RetainerMonth]:
        return list(RetainerMonth.objects.filter(agreement_id=self.id, kind=kind).order_by("month", "line"))

    def pay_in(self, row: RetainerMonth | None = None, at: datetime = IN_DECEMBER) -> RetainerMonth:
        return do(fund_line, self.client, at, month_id=(row or self.row()).pk)

    def report(self, count: int, at: datetime = REPORTED, month_id: UUID | None = None, **more: Any) -> RetainerMonth:
        given = {"month_id": month_id or self.row().pk, "count": count, **more}
        return do(report_count, self.provider, at, **given)

    def owed_now(self) -> int:
        return balance(f"owed/{self.id}")

    def charged(self) -> int:
        return purse_of(Agreement.objects.get(pk=self.id)).charged_minor


def priced(
    *units: UnitLine, dated: tuple[DatedLine, ...] = (), unit: str = "project", fee_bps: int = 0, rail: str = "sandbox",
    starts_on: date | None = DECEMBER, end_on: date | None = date(2027, 3, 31), clauses: tuple[Chosen, ...] = (),
    at: datetime = NOW, **terms: Any,
) -> Priced:  # fmt: skip
    """An agreement with these lines that both have signed."""
    client, provider = parties()
    agreed = replace(default_terms(unit).ending(end_on), **terms)
    given: dict[str, Any] = {"terms": agreed, "fee_bps": fee_bps, "rail": rail, "clauses": clauses}
    made = do(
        offer_agreement, client, at, side=Side.CLIENT, other_id=provider.organisation_id, title="Words", currency="EUR",
        unit=unit, lines=Lines(starts_on=starts_on, units=units, dated=dated), **given,
    )  # fmt: skip
    do(sign_and_open, provider, at, agreement_id=made.pk, version_hash=made.version_hash)
    return Priced(Agreement.objects.get(pk=made.pk), client, provider)
