"""A list of tasks as people paste or upload it: rows that can be taken, and rows that cannot with the reason. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from anyshore.catalogue.rules.skills import find_skills
from anyshore.catalogue.rules.suggestions import suggest_skills
from anyshore.contracts.rules.batches import SIZE_MOST, TASKS_MOST, BatchTask
from anyshore.kit.errors import Refused
from anyshore.kit.money import Money, parse

TITLE_MOST: Final = 160
COLUMNS: Final[Mapping[str, str]] = {
    "title": "title", "task": "title", "name": "title",
    "skill": "skill", "kind": "skill", "kind of work": "skill",
    "size": "size", "hours": "size", "words": "size", "units": "size",
    "due": "due", "due on": "due", "deadline": "due", "wanted by": "due",
    "most": "most", "most to pay": "most", "budget": "most", "maximum": "most",
    "request": "request", "draft": "request",
}  # fmt: skip
"""The heads that are understood, in any case and order. Without heads the columns are title, skill, size, due, most,
request."""

ORDER: Final = ("title", "skill", "size", "due", "most", "request")


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be taken: its number in the list, the column, and why."""

    number: int
    column: str
    reason: str
    value: str


@dataclass(frozen=True, slots=True)
class ReadTasks:
    """What a list says."""

    tasks: tuple[BatchTask, ...]
    bad: tuple[BadRow, ...]


class _Unfit(Exception):
    """A cell that cannot be taken."""

    def __init__(self, column: str, reason: str, value: str) -> None:
        self.told = column, reason, value
        super().__init__(column)


def read_tasks(text: str, currency: str, read_sum: Callable[[str, str], Money] = parse) -> ReadTasks:
    """The rows of a list, divided by semicolon, tab or comma. A row beyond the two hundredth is named as too many.
    ``read_sum`` reads a sum in the currency, or refuses it (Refused)."""
    rows = [(number, row) for number, row in enumerate(_rows(text), start=1) if any(cell.strip() for cell in row)]
    names = _names(rows[0][1]) if rows else None
    if names is not None:
        rows = rows[1:]
    tasks: list[BatchTask] = []
    bad: list[BadRow] = []
    for number, row in rows:
        try:
            if len(tasks) == TASKS_MOST:
                raise _Unfit("title", "too_many", row[0])
            tasks.append(
                _task(dict(zip(names or ORDER, (cell.strip() for cell in row), strict=False)), currency, read_sum)
            )
        except _Unfit as unfit:
            bad.append(BadRow(number, *unfit.told))
    return ReadTasks(tuple(tasks), tuple(bad))


def _rows(text: str) -> list[list[str]]:
    first = text.lstrip("\ufeff\n\r ").partition("\n")[0]
    divider = max(";\t,", key=first.count)
    return list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=divider))


def _names(head: list[str]) -> list[str] | None:
    """The columns by their heads; None if the first row is a task already."""
    names = [COLUMNS.get(" ".join(cell.lower().split()), "") for cell in head]
    return names if "title" in names else None


def _task(cells: Mapping[str, str], currency: str, read_sum: Callable[[str, str], Money]) -> BatchTask:
    title = " ".join(cells.get("title", "").split())
    if not title:
        raise _Unfit("title", "empty", "")
    if len(title) > TITLE_MOST:
        raise _Unfit("title", "too_long", title)
    return BatchTask(
        title=title,
        skill=_skill(cells.get("skill", ""), title),
        size=_read("size", cells.get("size", ""), _size) or 1,
        due_on=_read("due", cells.get("due", ""), _day),
        most_minor=_read("most", cells.get("most", ""), lambda text: read_sum(text, currency).minor or None),
        request=_read("request", cells.get("request", ""), _number) or 0,
    )


def _read(column: str, text: str, reader: Callable[[str], Any]) -> Any:
    if not text:
        return None
    try:
        return reader(text)
    except (ValueError, Refused):
        raise _Unfit(column, "unfit", text) from None


def _day(text: str) -> date:
    """A day as it is typed, or as a workbook holds it."""
    return date.fromisoformat(text.removesuffix(" 00:00:00"))


def _number(text: str) -> int:
    """The number of a request, with or without the letter that pages write before it."""
    number = int(text.upper().removeprefix("R-"))
    if not 0 < number < 10**9:
        raise ValueError(text)
    return number


def _size(text: str) -> int:
    size = int(text)
    if not 1 <= size <= SIZE_MOST:
        raise ValueError(text)
    return size


def _skill(said: str, title: str) -> str:
    """The skill that is named, else the one of which the title speaks most; "" where it speaks of none."""
    if said:
        found = find_skills(said, 1)
        if not found:
            raise _Unfit("skill", "unknown", said)
        return found[0].slug
    suggested = suggest_skills(title, 1)
    return suggested[0].skill.slug if suggested else ""
