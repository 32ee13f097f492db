"""Readings as people paste them: rows that can be taken, and rows that cannot with the reason. Pure."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from anyshore.contracts.rules.clauses.acting.service_levels import Level
from anyshore.delivery.rules.levels import LONGEST_WORDS, Given
from anyshore.kit.money import BASIS_POINTS

MONTH = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?", re.ASCII)
FIGURE = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?\s*%?", re.ASCII)
HEADS = ("period", "month", "quarter")


@dataclass(frozen=True, slots=True)
class ReadReading:
    """One row that can be taken; ``period`` is the first day of its period."""

    number: int
    period: date
    given: Given


@dataclass(frozen=True, slots=True)
class BadReading:
    """A row that cannot be taken: its number in the list, the column, and why."""

    number: int
    column: str
    reason: str
    value: str


class _Unfit(Exception):
    """A cell that cannot be taken."""

    def __init__(self, column: str, reason: str, value: str) -> None:
        self.told = column, reason, value
        super().__init__(column)


def read_readings(
    text: str, levels: Sequence[Level], periods: Mapping[date, date]
) -> tuple[tuple[ReadReading, ...], tuple[BadReading, ...]]:
    """Read rows of period, level, figure and note, split by semicolons, tabs or commas. ``periods`` are the first and
    last days of those that take readings; a level is its number or what it measures."""
    lines = [line for line in text.splitlines() if line.strip()]
    mark = next((one for one in (";", "\t") if lines and one in lines[0]), ",")
    rows, bad, seen = [], [], set()
    for number, cells in enumerate(csv.reader(io.StringIO("\n".join(lines)), delimiter=mark), 1):
        if number == 1 and cells and cells[0].strip().casefold() in HEADS:
            continue
        try:
            one = _row(number, [cell.strip() for cell in cells], levels, periods)
            if (one.period, one.given.place) in seen:
                raise _Unfit("level", "twice", cells[1])
            seen.add((one.period, one.given.place))
            rows.append(one)
        except _Unfit as unfit:
            bad.append(BadReading(number, *unfit.told))
    return tuple(rows), tuple(bad)


def _row(number: int, cells: list[str], levels: Sequence[Level], periods: Mapping[date, date]) -> ReadReading:
    period, level, figure, note = (*cells[:4], "", "", "", "")[:4]
    place = _place(level, levels)
    if len(note) > LONGEST_WORDS:
        raise _Unfit("note", "too_long", note[:20])
    return ReadReading(number, _period(period, periods), Given(place, _bps(figure), note))


def _period(cell: str, periods: Mapping[date, date]) -> date:
    found = MONTH.fullmatch(cell)
    try:
        day = date(int(found[1]), int(found[2]), int(found[3] or 1)) if found else None
    except ValueError:
        day = None
    if day is None:
        raise _Unfit("period", "unfit" if cell else "empty", cell)
    whole_month = found is not None and found[3] is None
    for first, last in periods.items():
        if first <= day <= last or (whole_month and (first.year, first.month) == (day.year, day.month)):
            return first
    raise _Unfit("period", "period", cell)


def _place(cell: str, levels: Sequence[Level]) -> int:
    named = {one.measure.casefold(): place for place, one in enumerate(levels, 1)}
    place = int(cell) if cell.isascii() and cell.isdigit() else named.get(cell.casefold(), 0)
    if not 1 <= place <= len(levels) or levels[place - 1].comes != "entered":
        raise _Unfit("level", "unknown" if cell else "empty", cell)
    return place


def _bps(cell: str) -> int | None:
    if cell in ("-", "–"):
        return None
    found = FIGURE.fullmatch(cell)
    if found is None:
        raise _Unfit("figure", "unfit" if cell else "empty", cell)
    bps = int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
    if bps > BASIS_POINTS:
        raise _Unfit("figure", "range", cell)
    return bps
