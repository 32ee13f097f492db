"""Money held back for defects: how much, and until when. Told in docs/algorithms/retention.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from anyshore.contracts.rules.clauses.acting.cases import Case, Effect, FromValues, part
from anyshore.contracts.rules.clauses.shape import Fact, Kind
from anyshore.kit.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention(FromValues):
    """Of each milestone ``share_bps`` stays held for ``days`` calendar days after its acceptance."""

    share_bps: int
    days: int

    def held_back(self, price: Money) -> Money:
        """What is held back of a price, rounded down."""
        return part(price, self.share_bps)

    def pays_on(self, accepted_on: date) -> date:
        """The day at whose end it is paid out."""
        return accepted_on + timedelta(days=self.days)

    def facts(self) -> Iterator[Fact]:
        """The share and the days."""
        yield Fact(Kind.BPS, self.share_bps)
        yield Fact(Kind.DAYS, self.days)

    def effects(self, case: Case) -> Iterator[Effect]:
        """What is paid at once, what later, and when, if all of it were accepted on the first day."""
        held = self.held_back(case.price)
        yield Effect("retained", {"now": case.price - held, "held": held, "on": self.pays_on(case.on)})
