"""Running agreements with a retainer, made by the actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.models import Agreement
from anyshore.contracts.queries import default_terms
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.lines import Lines, Retainer, TimeLine, Unused
from anyshore.kit.actor import Actor
from anyshore.payments.actions.fund_month import fund_month
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.payments.models import RetainerMonth
from anyshore.payments.queries.purse import Purse, purse_of
from tests.contracts.world import parties
from tests.deals import balance
from tests.delivery.hours_world import Hourly
from tests.factories import NOW, do

DECEMBER, JANUARY = date(2026, 12, 1), date(2027, 1, 1)
PRICE, MINUTES = 310_000, 1_240
IN_DECEMBER = datetime(2026, 12, 10, 9, tzinfo=UTC)
OVER = datetime(2027, 1, 1, tzinfo=UTC)
LOOKED = datetime(2027, 1, 5, 9, tzinfo=UTC)
REVIEWED = datetime(2027, 1, 9, tzinfo=UTC)
"""The end of Friday of the week after the one of 31 December."""


@dataclass
class Retained(Hourly):
    """A running agreement with a retainer and the owners of both sides."""

    def month(self, month: date = DECEMBER) -> RetainerMonth:
        return RetainerMonth.objects.get(agreement_id=self.id, month=month)

    def pay_in(self, month: date = DECEMBER, at: datetime = IN_DECEMBER) -> RetainerMonth:
        return do(fund_month, self.client, at, agreement_id=self.id, month=month)

    def owed_now(self) -> int:
        return balance(f"owed/{self.id}")

    def purse(self) -> Purse:
        return purse_of(Agreement.objects.get(pk=self.id))


def retained(
    *lines: TimeLine, unused: Unused = Unused.LAPSE, minutes: int = MINUTES, unit: str = "project", fee_bps: int = 0,
    rail: str = "sandbox", starts_on: date = DECEMBER, end_on: date | None = date(2027, 3, 31),
    between: tuple[Actor, Actor] | None = None, at: datetime = NOW, clauses: tuple[Chosen, ...] = (),
) -> Retained:  # fmt: skip
    """An agreement with a retainer of EUR 3,100.00 a month that both have signed."""
    client, provider = between or parties()
    paid = Lines(
        starts_on=starts_on, time=lines, retainer=Retainer(amount_minor=PRICE, minutes=minutes, unused=unused)
    )
    given: dict[str, Any] = {"terms": default_terms(unit).ending(end_on), "fee_bps": fee_bps, "rail": rail}
    made = do(
        offer_agreement, client, at, side=Side.CLIENT, other_id=provider.organisation_id, title="Support",
        currency="EUR", unit=unit, lines=paid, clauses=clauses, **given,
    )  # fmt: skip
    do(sign_and_open, provider, at, agreement_id=made.pk, version_hash=made.version_hash)
    return Retained(Agreement.objects.get(pk=made.pk), client, provider)
