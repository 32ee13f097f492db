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
from anyshore.kit.written_days import TwoDays, written_day

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
    """A cell that cannot be taken, and why."""


def read_hours(text: str, lines: Sequence[TimeLine]) -> tuple[tuple[ReadRow, ...], tuple[BadHours, ...]]:
    """The rows of a list, divided by semicolon, tab or comma, and every cell that cannot be taken. The same day, line
    and person twice is named, not added."""
    rows = [(number, row) for number, row in enumerate(_rows(text), start=1) if any(cell.strip() for cell in row)]
    names = _names(rows[0][1]) if rows else None
    good: dict[tuple[date, int, str], ReadRow] = {}
    bad: list[BadHours] = []
    for number, row in rows[1:] if names else rows:
        cells = dict(zip(names or ORDER, (cell.strip() for cell in row), strict=False))
        values, wrong = _row(cells, lines)
        key = values.get("day"), values.get("line"), values.get("person")
        if not wrong and key in good:
            wrong["day"] = "twice"
        if not wrong and len(good) == MOST_CELLS:
            wrong["day"] = "too_many"
        bad += [BadHours(number, column, why, cells.get(column, "")) for column, why in wrong.items()]
        if not wrong:
            read = ReadRow(number=number, **values)
            good[read.day, read.line, read.person] = read
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


def _row(cells: Mapping[str, str], lines: Sequence[TimeLine]) -> tuple[dict[str, Any], dict[str, str]]:
    """What a row says, and by column what of it cannot be taken."""
    values: dict[str, Any] = {"person": cells.get("person", "").lower()}
    wrong: dict[str, str] = {}
    for column, (name, reader) in READERS.items():
        try:
            values[name] = reader(cells.get(column, ""), lines)
        except _Unfit as unfit:
            wrong[column] = str(unfit)
    return values, wrong


def _day(said: str, _lines: Sequence[TimeLine]) -> date:
    try:
        return written_day(_needed(said))
    except TwoDays:
        raise _Unfit("two_days") from None
    except ValueError:
        raise _Unfit("unfit") from None


def _minutes(said: str, _lines: Sequence[TimeLine]) -> int:
    try:
        minutes = minutes_of(_needed(said))
    except ValueError:
        raise _Unfit("unfit") from None
    if not 0 < minutes <= MINUTES_A_DAY:
        raise _Unfit("range")
    return minutes


def _line(said: str, lines: Sequence[TimeLine]) -> int:
    """The line that is meant: by its place, by its role with or without what else it is called by, or the only one."""
    if not said and len(lines) == 1:
        return 1
    wanted = _plain(_needed(said))
    named = [place for place, one in enumerate(lines, 1) if wanted in _called(place, one)]
    if len(named) != 1:
        raise _Unfit("several" if named else "unknown")
    return named[0]


def _called(place: int, line: TimeLine) -> set[str]:
    """What a line may be called by: as the pages show it, or less."""
    parts = [one for one in (line.role, line.level, line.place, line.person) if one]
    longer = (" ".join(parts[:count]) for count in range(1, len(parts) + 1))
    return {str(place), _plain(f"{line.role} {line.person}"), *(_plain(one) for one in longer)}


def _plain(said: str) -> str:
    return " ".join(said.replace(",", " ").casefold().split())


def _note(said: str, _lines: Sequence[TimeLine]) -> str:
    note = " ".join(said.split())
    if len(note) > LONGEST_ENTRY_NOTE:
        raise _Unfit("too_long")
    return note


def _needed(said: str) -> str:
    if not said:
        raise _Unfit("empty")
    return said


READERS: Final[Mapping[str, tuple[str, Callable[[str, Sequence[TimeLine]], Any]]]] = {
    "day": ("day", _day),
    "hours": ("minutes", _minutes),
    "line": ("line", _line),
    "note": ("note", _note),
}
"""How the cell of each column is read, and into what."""


def _rows(text: str) -> list[list[str]]:
    first = text.lstrip("\ufeff\n\r ").partition("\n")[0]
    divider = max(";\t,", key=first.count)
    return list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=divider))


def _names(head: list[str]) -> list[str] | None:
    """The columns by their heads; None if the first row is hours already."""
    names = [COLUMNS.get(" ".join(cell.lower().split()), "") for cell in head]
    return names if "day" in names and "hours" in names else None
