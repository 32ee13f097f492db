"""Running agreements with service levels, made by the actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.models import Agreement
from anyshore.contracts.queries import default_terms
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.clauses.chosen import Chosen, usual
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.contracts.rules.lines import Lines, Retainer
from anyshore.delivery.actions.enter_readings import enter_readings
from anyshore.delivery.models import LevelPeriod, LevelReading, LevelResult
from anyshore.delivery.rules.levels import Given
from anyshore.jobs.deadlines import run_due
from anyshore.kit.actor import Actor
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.payments.models import ServiceCredit
from tests.contracts.world import parties
from tests.factories import NOW, do
from tests.payments.retainers import DECEMBER, Retained

PRICE = 1_000_000
DAY_AFTER = datetime(2027, 1, 1, tzinfo=UTC)
"""December is over."""
IN_READING = datetime(2027, 1, 4, 9, tzinfo=UTC)
ANSWERED = ["answered the same day", 9_500, 9_000, 4_000, "entered", "activity", "more"]
UP = ["up", 9_990, 9_950, 6_000, "pushed", "outcome", "more"]
WRONG = ["answered wrongly", 200, 500, 10_000, "entered", "outcome", "less"]


@dataclass
class Levelled(Retained):
    """A running agreement with service levels and the owners of both sides."""

    def period(self, starts_on: date = DECEMBER) -> LevelPeriod:
        return LevelPeriod.objects.get(agreement_id=self.id, starts_on=starts_on)

    def read(self, *given: tuple[int, int | None], starts_on: date = DECEMBER, at: datetime = IN_READING, **more: Any):
        """The provider's owner enters (place, basis points); a place of two is pushed."""
        for source in ("entered", "pushed"):
            rows = [Given(place, bps, "log") for place, bps in given if (place == 2) == (source == "pushed")]
            if rows:
                do(
                    enter_readings, self.provider, at, period_id=self.period(starts_on).pk, readings=rows,
                    source=source, **more,
                )  # fmt: skip

    def reading(self, place: int = 1, starts_on: date = DECEMBER) -> LevelReading:
        return LevelReading.objects.get(period=self.period(starts_on), place=place, replaced_at=None)

    def close(self, starts_on: date = DECEMBER) -> LevelPeriod:
        """Everything that is due up to the close of a period happens."""
        run_due(self.period(starts_on).review_until)
        return self.period(starts_on)

    def results(self, starts_on: date = DECEMBER) -> list[tuple[int | None, str, int]]:
        rows = LevelResult.objects.filter(period=self.period(starts_on)).order_by("place")
        return [(one.measured_bps, str(one.result), one.credit_minor) for one in rows]

    def due_cause(self, starts_on: date = DECEMBER) -> datetime | None:
        """Until when the cause of the first miss of a closed period is asked for."""
        found = LevelResult.objects.filter(period=self.period(starts_on), cause_until__isnull=False)
        return found.order_by("place").values_list("cause_until", flat=True).first()

    def credits(self) -> list[tuple[int, int, str]]:
        rows = ServiceCredit.objects.filter(agreement_id=self.id).order_by("at", "place")
        return [(one.amount_minor, one.used_minor, str(one.state)) for one in rows]


def clause(*levels: list[Any], **values: Any) -> Chosen:
    """The newest clause with these levels, without bedding-in."""
    found = usual("service_levels", Language.EN)
    return Chosen(
        found.key, found.number,
        {
            **found.values, "bedding_in_months": 0,
            "levels": [one if len(one) > 6 else [*one, "more"] for one in levels or (ANSWERED, UP)], **values,
        },
    )  # fmt: skip


def levelled(
    *levels: list[Any], rail: str = "sandbox", fee_bps: int = 0, milestones: tuple[MilestoneDraft, ...] = (),
    end_on: date | None = date(2027, 6, 30), between: tuple[Actor, Actor] | None = None, starts_on: date = DECEMBER,
    unit: str = "project", at: datetime = NOW, more: tuple[Chosen, ...] = (), monthly: int = PRICE, **values: Any,
) -> Levelled:  # fmt: skip
    """A retainer of EUR 10,000.00 a month with service levels, that both have signed."""
    client, provider = between or parties()
    lines = Lines(starts_on=starts_on, retainer=Retainer(amount_minor=monthly, minutes=0))
    made = do(
        offer_agreement, client, at, side=Side.CLIENT, other_id=provider.organisation_id, title="Help desk",
        currency="EUR", unit=unit, lines=lines, milestones=milestones, fee_bps=fee_bps, rail=rail,
        terms=default_terms(unit).ending(end_on), clauses=[clause(*levels, **values), *more],
    )  # fmt: skip
    do(sign_and_open, provider, at, agreement_id=made.pk, version_hash=made.version_hash)
    return Levelled(Agreement.objects.get(pk=made.pk), client, provider)
