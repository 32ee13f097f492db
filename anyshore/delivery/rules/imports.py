"""Hours as people paste or upload them: rows that can be taken, and rows that cannot with the reason. Pure."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from anyshore.contracts.rules.lines import TimeLine
from anyshore.delivery.rules.sheets import LONGEST_ENTRY_NOTE, MOST_CELLS
from anyshore.delivery.rules.weeks import MINUTES_A_DAY

COLUMNS: Final[Mapping[str, str]] = {
    "day": "day", "date": "day",
    "hours": "hours", "time": "hours", "duration": "hours",
    "line": "line", "role": "line",
    "person": "person", "email": "person", "e-mail": "person",
    "note": "note", "description": "note", "task": "note",
}  # fmt: skip
"""The heads that are understood, in any case and order. Without heads the columns are day, hours, line, person,
note."""
ORDER: Final = ("day", "hours", "line", "person", "note")
CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)(?::[0-5]\d)?", re.ASCII)
PARTS = re.compile(r"(\d{1,2})(?:[.,](\d{1,2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row that can be taken; ``person`` is an address, empty for whoever imports."""

    number: int
    day: date
    minutes: int
    line: int
    person: str
    note: str


@dataclass(frozen=True, slots=True)
class BadHours:
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


def read_hours(text: str, lines: Sequence[TimeLine]) -> tuple[tuple[ReadRow, ...], tuple[BadHours, ...]]:
    """The rows of a list, divided by semicolon, tab or comma. The same day, line and person twice is named, not
    added."""
    rows = [(number, row) for number, row in enumerate(_rows(text), start=1) if any(cell.strip() for cell in row)]
    names = _names(rows[0][1]) if rows else None
    good: dict[tuple[date, int, str], ReadRow] = {}
    bad: list[BadHours] = []
    for number, row in rows[1:] if names else rows:
        cells = dict(zip(names or ORDER, (cell.strip() for cell in row), strict=False))
        try:
            read = _row(number, cells, lines)
            if (read.day, read.line, read.person) in good:
                raise _Unfit("day", "twice", cells.get("day", ""))
            if len(good) == MOST_CELLS:
                raise _Unfit("day", "too_many", cells.get("day", ""))
            good[read.day, read.line, read.person] = read
        except _Unfit as unfit:
            bad.append(BadHours(number, *unfit.told))
    return tuple(good.values()), tuple(bad)


def minutes_of(text: str) -> int:
    """Minutes of ``7:30``, ``7:30:00``, ``7.5`` or ``7,5``; ValueError for what is none of them."""
    clock, parts = CLOCK.fullmatch(text), PARTS.fullmatch(text)
    if clock:
        return int(clock[1]) * 60 + int(clock[2])
    if parts is None:
        raise ValueError(text)
    hundredths = int((parts[2] or "0").ljust(2, "0")) * 60
    if hundredths % 100:
        raise ValueError(text)
    return int(parts[1]) * 60 + hundredths // 100


def _row(number: int, cells: Mapping[str, str], lines: Sequence[TimeLine]) -> ReadRow:
    minutes = _read("hours", cells, minutes_of)
    if not 0 < minutes <= MINUTES_A_DAY:
        raise _Unfit("hours", "range", cells["hours"])
    note = " ".join(cells.get("note", "").split())
    if len(note) > LONGEST_ENTRY_NOTE:
        raise _Unfit("note", "too_long", note)
    day = _read("day", cells, lambda said: date.fromisoformat(said.removesuffix(" 00:00:00")))
    return ReadRow(number, day, minutes, _line(cells.get("line", ""), lines), cells.get("person", "").lower(), note)


def _line(said: str, lines: Sequence[TimeLine]) -> int:
    """The line that is meant: by its place, by its role, or the only one there is."""
    if not said and len(lines) == 1:
        return 1
    named = [place for place, one in enumerate(lines, 1) if said.casefold() in (str(place), one.role.casefold())]
    if len(named) != 1:
        raise _Unfit("line", "unknown" if said else "empty", said)
    return named[0]


def _read(column: str, cells: Mapping[str, str], reader: Callable[[str], Any]) -> Any:
    said = cells.get(column, "")
    if not said:
        raise _Unfit(column, "empty", "")
    try:
        return reader(said)
    except ValueError:
        raise _Unfit(column, "unfit", said) from None


def _rows(text: str) -> list[list[str]]:
    first = text.lstrip("\ufeff\n\r ").partition("\n")[0]
    divider = max(";\t,", key=first.count)
    return list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=divider))


def _names(head: list[str]) -> list[str] | None:
    """The columns by their heads; None if the first row is hours already."""
    names = [COLUMNS.get(" ".join(cell.lower().split()), "") for cell in head]
    return names if "day" in names and "hours" in names else None
