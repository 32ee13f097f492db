"""What an agreement pays for besides milestones: hours at a rate, a retainer, what is counted, what falls due on a day
(priced), and duties without a price. Pure.

Hours are kept in weeks of ISO 8601 in UTC, Monday to Sunday. What they may cost at most is part of the agreement's
value, so that limits and approvals see it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from anyshore.catalogue.rules.rates import RateLine
from anyshore.contracts.rules import reading
from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.counting import most_of
from anyshore.contracts.rules.priced import (
    MOST_DATED,
    MOST_UNITS,
    DatedLine,
    Every,
    UnitLine,
    checked_dated,
    checked_unit,
    most_of_dated,
    plain_line,
    read_dated,
    read_unit,
)
from anyshore.contracts.rules.priced import said as _said
from anyshore.contracts.rules.terms import EndRule, Terms
from anyshore.kit.countries import countries
from anyshore.kit.errors import Invalid
from anyshore.kit.money import MAX_MINOR

MOST: Final = {"time": 20, "duties": 30, "units": MOST_UNITS, "dated": MOST_DATED}
"""How many lines of each kind an agreement may have."""
MINUTES_A_WEEK = 7 * 24 * 60
WEEKS_WITHOUT_AN_END = 52
"""An agreement without a last day is valued as if it ran a year."""
NOTICE_WITH_HOURS = 14
"""Hours are paid by the week: a contract of them can be ended by notice, of so many days where the unit has none."""


class Rest(StrEnum):
    """What becomes of money that was funded for a week and not used."""

    REFUND = "refund"
    CARRY = "carry"
    """It funds the next week, as far as that needs it."""


class Unused(StrEnum):
    """What becomes of a retainer's hours that were not used in their month."""

    LAPSE = "lapse"
    CARRY = "carry"
    """They stay for the next month, once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLine:
    """Hours of one role: ``rate_minor`` an hour, at most ``cap_minutes`` a week. ``place`` is ISO 3166-1 alpha-2 or
    empty; a ``person`` who is named is the only one whose hours count."""

    role: str
    level: str = ""
    place: str = ""
    rate_minor: int
    cap_minutes: int
    person: str = ""

    @property
    def most_minor(self) -> int:
        """What a week of it costs at most, rounded up."""
        return -(-self.rate_minor * self.cap_minutes // 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retainer:
    """A price a month for so many minutes of work."""

    amount_minor: int
    minutes: int
    unused: Unused = Unused.LAPSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something that the provider does without a price of its own."""

    what: str
    every: Every = Every.ONCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """All lines of one agreement but its milestones. Hours and units count from ``starts_on``; ``rest`` is of funded
    weeks."""

    starts_on: date | None = None
    time: tuple[TimeLine, ...] = ()
    retainer: Retainer | None = None
    duties: tuple[Duty, ...] = ()
    rest: Rest = Rest.REFUND
    units: tuple[UnitLine, ...] = ()
    dated: tuple[DatedLine, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any line."""
        return bool(self.timed or self.priced or self.duties)

    @property
    def timed(self) -> bool:
        """Whether it pays hours, or a retainer."""
        return bool(self.time or self.retainer)

    @property
    def priced(self) -> bool:
        """Whether it pays by the count, or on fixed days."""
        return bool(self.units or self.dated)

    @property
    def runs(self) -> bool:
        """Whether it pays until an end: by the week, the month or the count, or on days to come."""
        return bool(self.timed or self.units or any(one.runs for one in self.dated))

    @property
    def week_minor(self) -> int:
        """What one week of hours costs at most: what is funded ahead of it."""
        return sum(line.most_minor for line in self.time)

    def begins_before(self, day: date) -> date | None:
        """The first day on which anything counts or falls due, where that is before ``day``; None otherwise."""
        counts = self.starts_on if self.timed or self.units else None
        days = [one for one in (counts, *(line.first_on for line in self.dated)) if one is not None and one < day]
        return min(days, default=None)

    def most_minor(self, end_on: date | None, clauses: Sequence[Chosen] = (), currency: str = "EUR") -> int:
        """What all of it costs at most until the last day; a year of it where there is none. Of units as the clause on
        volume among ``clauses`` prices them."""
        found = sum(most_of_dated(one, end_on or _year_from(self.starts_on or one.first_on)) for one in self.dated)
        if self.starts_on is None:
            return found
        weeks, months = _span(self.starts_on, end_on)
        last = end_on or _year_from(self.starts_on)
        found += sum(most_of(one, self.starts_on, last, clauses, currency) for one in self.units)
        return found + weeks * self.week_minor + (months * self.retainer.amount_minor if self.retainer else 0)

    def to_json(self) -> dict[str, object]:
        """The lines as plain JSON values."""
        return {
            "starts_on": self.starts_on.isoformat() if self.starts_on else None,
            "time": [_plain(line) for line in self.time],
            "retainer": _plain(self.retainer) if self.retainer else None,
            "duties": [_plain(duty) for duty in self.duties],
            "rest": str(self.rest),
            **({"units": [plain_line(line) for line in self.units]} if self.units else {}),
            **({"dated": [plain_line(line) for line in self.dated]} if self.dated else {}),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | None) -> Lines:
        """Read what ``to_json`` wrote; no lines at all where there is nothing."""
        if not data:
            return cls()
        retainer = data["retainer"]
        return cls(
            starts_on=date.fromisoformat(data["starts_on"]) if data["starts_on"] else None,
            time=tuple(TimeLine(**line) for line in data["time"]),
            retainer=Retainer(**{**retainer, "unused": Unused(retainer["unused"])}) if retainer else None,
            duties=tuple(Duty(what=duty["what"], every=Every(duty["every"])) for duty in data["duties"]),
            rest=Rest(data["rest"]),
            units=tuple(read_unit(line) for line in data.get("units", ())),
            dated=tuple(read_dated(line) for line in data.get("dated", ())),
        )


NO_LINES = Lines()

_role, _level, _person, _what = reading.text(60), reading.text(40), reading.text(120), reading.text(300)
_rate, _cap = reading.whole(1, 10**9), reading.whole(15, MINUTES_A_WEEK)
_retained = reading.whole(0, 31 * 24 * 60)


def checked_lines(lines: Lines) -> Lines:
    """The lines as an agreement may have them; Invalid otherwise, with ``field`` and ``reason``."""
    if not lines:
        return NO_LINES
    for name, most in MOST.items():
        if len(getattr(lines, name)) > most:
            raise Invalid(field=name, reason="length", longest=most)
    if (lines.timed or lines.units) and lines.starts_on is None:
        raise Invalid(field="starts_on", reason="empty")
    if lines.retainer:
        _rate("retainer", lines.retainer.amount_minor)
        _retained("retainer_hours", lines.retainer.minutes)
    found = replace(
        lines,
        time=tuple(_checked_time(line) for line in lines.time),
        duties=tuple(replace(duty, what=_said("duties", _what, duty.what)) for duty in lines.duties),
        units=tuple(checked_unit(line) for line in lines.units),
        dated=tuple(checked_dated(line) for line in lines.dated),
    )
    if found.most_minor(None) > MAX_MINOR:
        raise Invalid(field="time" if lines.timed else "units", reason="range", high=MAX_MINOR)
    return found


def most_on_card(line: TimeLine, card: Iterable[RateLine], currency: str) -> int | None:
    """The most that a rate card in force asks for an hour of such work, in minor units; None where it does not name
    it.

    A line of the card counts if it has the same role and currency, and the level and place that the agreement names.
    """
    found = [
        one.by_the_hour
        for one in card
        if one.currency == currency
        and one.role.casefold() == line.role.casefold()
        and (not line.level or not one.level or one.level.casefold() == line.level.casefold())
        and (not line.place or not one.country or one.country == line.place)
    ]
    return int(max(found)) if found else None


def terms_with(lines: Lines, terms: Terms) -> Terms:
    """Terms that lines which run can have: an end of their own and a notice, where the unit's defaults have
    neither."""
    if not lines.runs:
        return terms
    end_rule = EndRule.ON_DATE if terms.end_rule is EndRule.ON_ACCEPTANCE else terms.end_rule
    return replace(terms, end_rule=end_rule, notice_days=terms.notice_days or NOTICE_WITH_HOURS)


def _checked_time(line: TimeLine) -> TimeLine:
    if line.place and line.place not in {one.code for one in countries()}:
        raise Invalid(field="place", reason="choice")
    return replace(
        line,
        role=_said("role", _role, line.role),
        level=_level("level", " ".join(line.level.split())),
        person=_person("person", " ".join(line.person.split())),
        rate_minor=_rate("rate", line.rate_minor),
        cap_minutes=_cap("cap", line.cap_minutes),
    )


def _year_from(day: date | None) -> date:
    """The last day of a year that begins on ``day``; without one only what is due at once counts."""
    return day + timedelta(weeks=WEEKS_WITHOUT_AN_END, days=-1) if day else date.min


def _span(starts_on: date, end_on: date | None) -> tuple[int, int]:
    """The weeks and the months of the calendar that an agreement touches."""
    last = end_on or _year_from(starts_on)
    weeks = (_monday(last) - _monday(starts_on)).days // 7 + 1
    months = (last.year - starts_on.year) * 12 + last.month - starts_on.month + 1
    return max(weeks, 0), max(months, 0)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _plain(line: TimeLine | Retainer | Duty) -> dict[str, object]:
    found = {field.name: getattr(line, field.name) for field in fields(line)}
    return {name: str(value) if isinstance(value, StrEnum) else value for name, value in found.items()}
