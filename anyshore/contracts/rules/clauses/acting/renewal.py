"""The agreement goes on by itself unless somebody says no in time. Told in docs/algorithms/renewal.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from anyshore.contracts.rules.clauses.acting.cases import Case, Effect, FromValues
from anyshore.contracts.rules.clauses.shape import Fact, Kind
from anyshore.contracts.rules.renewal import last_day_to_refuse, term_end
from anyshore.contracts.rules.terms import ends_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal(FromValues):
    """It goes on for ``months``, ``most`` times at most, unless a side says no ``notice_days`` before its last day.
    ``days_of``: whose days count, the client's, the provider's, or those of UTC."""

    months: int
    notice_days: int
    most: int
    days_of: str

    def zone(self, client: str, provider: str) -> str:
        """The zone in which days end, of those of the two sides."""
        return {"client": client, "provider": provider}.get(self.days_of, "UTC")

    def refused_until(self, ends_on: date, zone: str) -> datetime:
        """The instant until which a side can say no; at it, the agreement goes on."""
        return ends_at(last_day_to_refuse(ends_on, self.notice_days), zone)

    def renews(self, done: int) -> bool:
        """Whether it goes on by itself after so many times."""
        return done < self.most

    def next_end(self, ends_on: date, *, anchor: date, done: int) -> date:
        """The last day of the term after one that ends on ``ends_on``; ``anchor`` is the last day of the term from
        which ``done`` renewals by the clause have been counted."""
        return max(term_end(anchor, self.months, done + 1), ends_on)

    def facts(self) -> Iterator[Fact]:
        """Every number of the clause."""
        yield Fact(Kind.MONTHS, self.months)
        yield Fact(Kind.DAYS, self.notice_days)
        yield Fact(Kind.WHOLE, self.most)

    def effects(self, case: Case) -> Iterator[Effect]:
        """A term that ends a year from the first day: the last day to say no and whose day it is, the next end, the
        last of all."""
        ends_on = term_end(case.on, 12, 1)
        no_later = last_day_to_refuse(ends_on, self.notice_days)
        yield Effect(
            f"goes_on_{self.days_of}", {"end": ends_on, "on": no_later, "next": term_end(ends_on, self.months, 1)}
        )
        yield Effect("longest", {"end": ends_on, "on": term_end(ends_on, self.months, self.most)})
