"""Work items as people paste or upload them: a list with a line for each, or a sheet with heads as other boards export
it. Rows that can be taken, and rows that cannot with the reason. Pure."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar
from uuid import UUID

from anyshore.contracts.rules import reading
from anyshore.delivery.rules.board import (
    LONGEST_ITEM_NOTE,
    LONGEST_LABEL,
    LONGEST_STEP,
    LONGEST_TITLE,
    MOST_ITEMS,
    MOST_LABELS,
    MOST_STEPS,
    NewItem,
    Priority,
    WorkItemState,
    WorkItemText,
)
from anyshore.kit.cells import unquoted
from anyshore.kit.written_days import TwoDays, written_day

HEADS: Final[Mapping[str, str]] = {
    "title": "title", "name": "title", "card name": "title", "summary": "title", "work item": "title",
    "note": "note", "notes": "note", "description": "note", "card description": "note",
    "column": "column", "status": "column", "state": "column", "list": "column", "list name": "column",
    "assignee": "assignee", "assigned to": "assignee", "owner": "assignee", "members": "assignee",
    "due": "due", "due date": "due",
    "priority": "priority",
    "labels": "labels", "label": "labels", "tags": "labels",
    "belongs to": "about", "milestone": "about", "project milestone": "about",
    "steps": "steps", "checklist": "steps",
}  # fmt: skip
"""The heads that are understood, in any case and order; other columns are left out."""
COLUMNS: Final[Mapping[str, WorkItemState]] = {
    "": WorkItemState.TO_DO, "to do": WorkItemState.TO_DO, "todo": WorkItemState.TO_DO, "backlog": WorkItemState.TO_DO,
    "open": WorkItemState.TO_DO, "new": WorkItemState.TO_DO,
    "doing": WorkItemState.DOING, "in progress": WorkItemState.DOING, "started": WorkItemState.DOING,
    "in review": WorkItemState.IN_REVIEW, "review": WorkItemState.IN_REVIEW, "testing": WorkItemState.IN_REVIEW,
    "done": WorkItemState.DONE, "closed": WorkItemState.DONE, "complete": WorkItemState.DONE,
    "completed": WorkItemState.DONE,
}  # fmt: skip
PRIORITIES: Final[Mapping[str, Priority]] = {
    "": Priority.NORMAL, "no priority": Priority.NORMAL, "medium": Priority.NORMAL,
    **{str(one): one for one in Priority},
}  # fmt: skip
T = TypeVar("T")
_MARK = re.compile(r"^\s*(?:[-*+•]\s+|\d{1,3}[.)]\s+)?(?:\[([ xX])\]\s+)?")


@dataclass(frozen=True, slots=True)
class Known:
    """What a row may name: people and what items belong to, each by every way to write it in small letters."""

    people: Mapping[str, UUID] = field(default_factory=dict)
    milestones: Mapping[str, UUID] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    columns: Mapping[str, WorkItemState] = field(default_factory=dict)
    """The names of the columns in the reader's language."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be taken: its number in what was sent, the column, and why."""

    number: int
    column: str
    reason: str
    value: str


class _Unfit(Exception):
    """A cell that cannot be taken."""

    def __init__(self, column: str, reason: str, value: str) -> None:
        self.told = column, reason, value[:60]
        super().__init__(column)


def read_items(text: str, known: Known) -> tuple[tuple[NewItem, ...], tuple[BadRow, ...]]:
    """The items of a sheet with heads, divided by semicolon, tab or comma; of anything else, one for each line,
    without the marks of a list. A line that is ticked off (``[x]``) is done."""
    plain = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    names = _heads(plain)
    good: list[NewItem] = []
    bad: list[BadRow] = []
    for number, cells in _sheet(plain, names) if names else _list(plain):
        try:
            if len(good) == MOST_ITEMS:
                raise _Unfit("title", "too_many", cells.get("title", ""))
            good.append(_item(cells, known))
        except _Unfit as unfit:
            bad.append(BadRow(number, *unfit.told))
    return tuple(good), tuple(bad)


def _heads(text: str) -> list[str]:
    first = text.partition("\n")[0]
    head = next(csv.reader([first], delimiter=_divider(first)), [])
    names = [HEADS.get(" ".join(cell.replace("_", " ").lower().split()), "") for cell in head]
    return names if "title" in names else []


def _divider(line: str) -> str:
    return max(";\t,", key=line.count)


def _plain(cell: str) -> str:
    """A cell without the mark by which an export keeps a spreadsheet from taking it for a formula."""
    return unquoted(cell.strip())


def _sheet(text: str, names: list[str]) -> list[tuple[int, dict[str, str]]]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_divider(text.partition("\n")[0]))
    found = [(number, row) for number, row in enumerate(rows, 1) if number > 1 and any(cell.strip() for cell in row)]
    return [
        (number, {name: _plain(cell) for name, cell in zip(names, row, strict=False) if name}) for number, row in found
    ]


def _list(text: str) -> list[tuple[int, dict[str, str]]]:
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        mark = _MARK.match(line)
        title = line[mark.end() :].strip() if mark else line.strip()
        if title:
            ticked = bool(mark and mark[1] and mark[1] in "xX")
            found.append((number, {"title": title, "column": "done" if ticked else ""}))
    return found


def _item(cells: Mapping[str, str], known: Known) -> NewItem:
    title = " ".join(cells.get("title", "").split())
    if not title:
        raise _Unfit("title", "empty", "")
    about = cells.get("about", "").casefold()
    if about and about not in known.milestones and about not in known.lines:
        raise _Unfit("about", "unknown", cells["about"])
    text = WorkItemText(
        title=_short("title", title, LONGEST_TITLE),
        note=_short("note", cells.get("note", ""), LONGEST_ITEM_NOTE),
        due_on=_day(cells.get("due", "")),
        priority=_one("priority", cells, PRIORITIES),
        labels=_many("labels", cells, ",", MOST_LABELS, LONGEST_LABEL),
        steps=_many("steps", cells, "\n", MOST_STEPS, LONGEST_STEP),
        milestone_id=known.milestones.get(about),
        line=None if about in known.milestones else known.lines.get(about),
    )
    return NewItem(
        text, _one("column", cells, {**COLUMNS, **known.columns}), _person(cells.get("assignee", ""), known)
    )


def _short(column: str, said: str, longest: int) -> str:
    if len(said) > longest:
        raise _Unfit(column, "too_long", said)
    if reading.CONTROLS.search(said):
        raise _Unfit(column, "unfit", said)
    return said


def _day(said: str) -> date | None:
    try:
        return written_day(said) if said else None
    except TwoDays:
        raise _Unfit("due", "two_days", said) from None
    except ValueError:
        raise _Unfit("due", "unfit", said) from None


def _one(column: str, cells: Mapping[str, str], words: Mapping[str, T]) -> T:
    said = cells.get(column, "")
    found = words.get(" ".join(said.replace("_", " ").casefold().split()))
    if found is None:
        raise _Unfit(column, "unknown", said)
    return found


def _many(column: str, cells: Mapping[str, str], divider: str, most: int, longest: int) -> tuple[str, ...]:
    said = cells.get(column, "")
    found = tuple(one.strip() for one in said.split(divider) if one.strip())
    if len(found) > most or any(len(one) > longest for one in found):
        raise _Unfit(column, "too_long", said)
    return tuple(_short(column, one, longest) for one in found)


def _person(said: str, known: Known) -> UUID | None:
    if not said:
        return None
    found = known.people.get(said.casefold())
    if found is None:
        raise _Unfit("assignee", "unknown", said)
    return found
