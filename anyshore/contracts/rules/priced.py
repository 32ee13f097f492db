"""What an agreement pays by the count, and what it pays on fixed days: the lines, and what each costs. Pure.

Told in docs/algorithms/units.md, whose tables a test reads. A rate is a whole number of ten-thousandths of a minor
unit, so that a word at EUR 0.0825 is exact; the price of a period is rounded once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import takewhile
from typing import Any, Final

from anyshore.contracts.rules import reading
from anyshore.contracts.rules.days import months_after
from anyshore.contracts.rules.months import MonthPart, parts
from anyshore.kit.errors import Invalid
from anyshore.kit.money import exponent

RATE_PARTS: Final = 10_000
"""A rate is kept in so many parts of a minor unit."""
BEYOND: Final = 4
"""The decimals of a rate beyond those of its currency."""
MOST_UNITS, MOST_DATED = 20, 30
MOST_COUNT: Final = 10**9
MOST_OBJECT_DAYS: Final = 60
REPORT_DAYS: Final = 5
"""Working days of the provider after a period, to report its count."""
ANSWER_DAYS: Final = 5
"""Working days of the client after the provider's answer to a question or an objection."""
FAR: Final = 1_200
"""Amounts that come back are counted so many times at most: a hundred years of months."""
LAST_YEAR: Final = 2_200


class Every(StrEnum):
    """How often a duty is done, a count is taken or an amount falls due."""

    ONCE = "once"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


COUNTED_EVERY: Final = (Every.ONCE, Every.WEEK, Every.MONTH)
DATED_EVERY: Final = {Every.ONCE: 0, Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: 12}
"""How often an amount falls due, with the months between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLine:
    """Work that is paid by its count: each ``unit`` costs ``rate_parts`` ten-thousandths of a minor unit.

    Of a period (``every``) ``expected`` are paid in ahead, ``least`` are paid in any case, and no more than ``most``
    are taken.
    """

    name: str
    unit: str
    rate_parts: int
    expected: int
    least: int = 0
    most: int
    every: Every = Every.MONTH

    def price(self, count: int) -> int:
        """What so many cost, in minor units, rounded half up once; less than nothing for what is taken back."""
        sign = -1 if count < 0 else 1
        return sign * ((2 * abs(count) * self.rate_parts + RATE_PARTS) // (2 * RATE_PARTS))

    def of(self, part: MonthPart) -> UnitLine:
        """The line of a month of which only some days count: its counts are the part of those days."""
        if self.every is not Every.MONTH:
            return self
        least, most = part.share(self.least), part.share(self.most)
        return replace(self, expected=part.share(self.expected), least=least, most=most)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedLine:
    """An amount that falls due on a day, or on each of a row of days; when both have signed where ``first_on`` is not
    said. The client may object, with a reason, in the ``object_days`` before; with 0 it cannot."""

    what: str
    amount_minor: int
    first_on: date | None = None
    every: Every = Every.ONCE
    until_on: date | None = None
    object_days: int = 0

    @property
    def runs(self) -> bool:
        """Whether it falls due later than at the signature."""
        return self.first_on is not None

    def days(self, last_on: date | None) -> Iterator[date]:
        """Its days in order up to the last of the agreement, a short month's on its last; none of it without a
        first."""
        if self.first_on is None:
            return iter(())
        months, first = DATED_EVERY[self.every], self.first_on
        days = (months_after(first, months * number) for number in range(FAR if months else 1))
        ends = [one for one in (last_on, self.until_on) if one is not None]
        return takewhile(lambda day: all(day <= end for end in ends), days)

    def times(self, last_on: date) -> int:
        """How often it falls due until a day, the signature's among it."""
        return sum(1 for _day in self.days(last_on)) if self.runs else 1


@dataclass(frozen=True, slots=True)
class Counted:
    """A period of a line: its first and its last day; None where it has no end yet."""

    first_on: date
    last_on: date | None
    line: UnitLine


def periods(line: UnitLine, starts_on: date, last_on: date | None) -> Iterator[Counted]:
    """The periods of a line from the first day on, in order; without an end where the agreement has none. None where
    it ends before that day."""
    if line.every is Every.ONCE:
        if last_on is None or starts_on <= last_on:
            yield Counted(starts_on, last_on, line)
    elif line.every is Every.MONTH:
        for part in parts(starts_on, last_on or date.max, last_on):
            yield Counted(part.first_on, part.last_on, line.of(part))
    else:
        yield from _weeks(line, starts_on, last_on)


def _weeks(line: UnitLine, starts_on: date, last_on: date | None) -> Iterator[Counted]:
    first = starts_on
    while last_on is None or first <= last_on:
        sunday = first + timedelta(days=6 - first.weekday())
        yield Counted(first, sunday if last_on is None else min(sunday, last_on), line)
        first = sunday + timedelta(days=1)


def most_of_dated(line: DatedLine, last_on: date) -> int:
    """What falls due until a day, in minor units."""
    return line.amount_minor * line.times(last_on)


def plain_line(line: UnitLine | DatedLine) -> dict[str, object]:
    """A line as plain JSON values."""
    values = {name: getattr(line, name) for name in type(line).__dataclass_fields__}
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


def read_unit(data: Mapping[str, Any]) -> UnitLine:
    """Read what ``plain_line`` wrote."""
    return UnitLine(**{**data, "every": Every(data["every"])})


def read_dated(data: Mapping[str, Any]) -> DatedLine:
    """Read what ``plain_line`` wrote."""
    days = {name: date.fromisoformat(data[name]) if data[name] else None for name in ("first_on", "until_on")}
    return DatedLine(**{**data, **days, "every": Every(data["every"])})


def rate_plain(parts: int, currency: str) -> str:
    """A rate in digits with every decimal of its currency and those beyond that it needs: ``0.0825``."""
    least = exponent(currency)
    digits = str(parts).rjust(least + BEYOND + 1, "0")
    whole, beyond = digits[: -(least + BEYOND)], digits[-(least + BEYOND) :]
    shown = beyond[:least] + beyond[least:].rstrip("0")
    return f"{whole}.{shown}" if shown else whole


_name, _unit, _what = reading.text(120), reading.text(60), reading.text(160)
rate = reading.whole(1, 10**13)
count = reading.whole(0, MOST_COUNT)
amount = reading.whole(1, 10**12)
object_days = reading.whole(0, MOST_OBJECT_DAYS)


def checked_unit(line: UnitLine) -> UnitLine:
    """A line as an agreement may have it; Invalid otherwise, with ``field`` and ``reason``."""
    if line.every not in COUNTED_EVERY:
        raise Invalid(field="every", reason="choice")
    for name in ("expected", "least"):
        count(name, getattr(line, name))
    rate("rate_parts", line.rate_parts)
    reading.whole(max(1, line.expected, line.least), MOST_COUNT)("most", line.most)
    return replace(line, name=said("name", _name, line.name), unit=said("unit", _unit, line.unit))


def checked_dated(line: DatedLine) -> DatedLine:
    """A line as an agreement may have it; Invalid otherwise, with ``field`` and ``reason``."""
    amount("amount_minor", line.amount_minor)
    object_days("object_days", line.object_days)
    if line.every not in DATED_EVERY:
        raise Invalid(field="every", reason="choice")
    if line.first_on is not None and line.first_on.year > LAST_YEAR:
        raise Invalid(field="first_on", reason="range")
    if line.first_on is None and (line.every is not Every.ONCE or line.object_days):
        raise Invalid(field="first_on", reason="empty")
    if line.until_on is not None and (line.first_on is None or line.until_on < line.first_on):
        raise Invalid(field="until_on", reason="range")
    return replace(line, what=said("what", _what, line.what))


def said(field: str, reader: reading.Reader, words: str) -> str:
    """Words on one line, not empty; Invalid otherwise."""
    read = str(reader(field, " ".join(words.split())))
    if not read:
        raise Invalid(field=field, reason="empty")
    return read
