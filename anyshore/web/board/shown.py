"""What the pages of a board show: columns narrowed by the address, the moves of each item, and counts for the
filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from anyshore.delivery.queries.board_page import BoardPage, WorkItemRow
from anyshore.delivery.rules.board import WorkItemState
from anyshore.kit.folding import folded
from anyshore.plumbing import formats
from anyshore.web.access import actor_of
from anyshore.web.board.forms import key_of
from anyshore.web.narrowing import Control, Option
from anyshore.web.rendering import now_of

NEWEST: Final = 20
"""So many of what is done stand on the board unless all of it is asked for."""
SOON: Final = timedelta(days=7)
FILTERS: Final = ("who", "about", "due", "label")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the address narrows the board to; what it cannot mean is left out."""

    q: str = ""
    who: str = ""
    about: str = ""
    due: str = ""
    label: str = ""

    @property
    def query(self) -> str:
        """The same as part of an address."""
        parts = {name: getattr(self, name) for name in ("q", *FILTERS) if getattr(self, name)}
        return f"?{urlencode(parts)}" if parts else ""


@dataclass(frozen=True, slots=True)
class Card:
    """An item with its moves as buttons send them: to each other column, one up, one down; empty where there is
    none."""

    item: WorkItemRow
    late: bool
    to: tuple[tuple[str, str], ...]
    up: str
    down: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column with the cards that are shown, how many fit, and how many it has in all; what was done long ago is
    shown when it is asked for."""

    state: WorkItemState
    cards: tuple[Card, ...]
    fits: int
    count: int

    @property
    def folded(self) -> int:
        """How many that fit are not shown."""
        return self.fits - len(self.cards)


def narrowed_by(request: HttpRequest, board: BoardPage) -> Narrowed:
    """Read the address."""
    said = {name: request.GET.get(name, "").strip()[:100] for name in ("q", *FILTERS)}
    known = {name: set(values) for name, values in _values(request, board).items()}
    return Narrowed(q=said["q"], **{name: said[name] if said[name] in known[name] else "" for name in FILTERS})


def columns_of(request: HttpRequest, board: BoardPage, wanted: Narrowed) -> tuple[Column, ...]:
    """The board as it is narrowed, column by column."""
    tests, today = _tests(request, board), today_of(request)
    rows = [one for one in board.items if _fits(one, wanted, tests)]
    found = []
    for state in WorkItemState:
        cards = _cards([one for one in rows if one.state == state], today)
        count = sum(1 for one in board.items if one.state == state)
        last = len(cards) if state != WorkItemState.DONE or "all" in request.GET else NEWEST
        found.append(Column(state, cards[-last:] if last else (), len(cards), count))
    return tuple(found)


def controls_of(request: HttpRequest, board: BoardPage, wanted: Narrowed) -> list[Control]:
    """The filters that have anything to choose, each value with how many items it would leave beside the others."""
    tests, values = _tests(request, board), _values(request, board)
    labels = {
        "who": (_("Looked after by"), _("Anybody")),
        "about": (_("Belongs to"), _("Anything")),
        "due": (pgettext("work item", "Due"), _("Any day")),
        "label": (_("Label"), _("Any label")),
    }
    found = []
    for name in FILTERS:
        rows = [one for one in board.items if _fits(one, replace(wanted, **{name: ""}), tests)]
        counts = {value: sum(1 for row in rows if tests[name](row, value)) for value in values[name]}
        options = [Option(value, word, counts[value]) for value, word in values[name].items()]
        kept = [one for one in options if one.count or one.value == getattr(wanted, name)]
        if kept:
            found.append(Control(name, *labels[name], kept, getattr(wanted, name)))
    return found


def today_of(request: HttpRequest) -> date:
    """Today, where the reader is."""
    return formats.local(now_of(request)).date()


def is_late(item: WorkItemRow, today: date) -> bool:
    """Whether its day is over and there is still something to do."""
    return item.is_open and item.due_on is not None and item.due_on < today


def moves_of(item: WorkItemRow) -> tuple[tuple[str, str], ...]:
    """Each other column, and the move to its end."""
    return tuple(
        (str(state), f"{item.number}.{item.state}.{state}.-") for state in WorkItemState if state != item.state
    )


def _cards(rows: list[WorkItemRow], today: date) -> tuple[Card, ...]:
    numbers = [0, *(one.number for one in rows)]
    found = []
    for n, item in enumerate(rows):
        here = f"{item.number}.{item.state}.{item.state}"
        up = f"{here}.{numbers[n - 1]}" if n else ""
        down = f"{here}.{numbers[n + 2]}" if n + 1 < len(rows) else ""
        found.append(Card(item, is_late(item, today), moves_of(item), up, down))
    return tuple(found)


Test = Callable[[WorkItemRow, str], bool]


def _tests(request: HttpRequest, board: BoardPage) -> Mapping[str, Test]:
    mine, today = actor_of(request).person_id, today_of(request)

    def who(row: WorkItemRow, value: str) -> bool:
        return row.assignee_id == mine if value == "me" else str(row.assignee_id or "nobody") == value

    def due(row: WorkItemRow, value: str) -> bool:
        if value == "late":
            return is_late(row, today)
        return row.is_open and row.due_on is not None and today <= row.due_on <= today + SOON

    return {
        "who": who,
        "about": lambda row, value: key_of(board, row) == value,
        "due": due,
        "label": lambda row, value: value in row.labels,
    }


def _values(request: HttpRequest, board: BoardPage) -> dict[str, dict[str, str]]:
    """What each filter can be, with its words."""
    mine = actor_of(request).person_id
    people = {str(one.assignee_id): one.assignee for one in board.items if one.assignee_id not in (None, mine)}
    counted = Counter(label for one in board.items for label in one.labels)
    return {
        "who": {
            "me": _("Me"),
            **dict(sorted(people.items(), key=lambda one: one[1])),
            "nobody": pgettext("person", "nobody yet"),
        },
        "about": {one.key: one.title for one in board.belongs},
        "due": {"late": pgettext("work item", "Late"), "soon": _("In the next seven days")},
        "label": {label: label for label, _count in counted.most_common(30)},
    }


def _fits(row: WorkItemRow, wanted: Narrowed, tests: Mapping[str, Test]) -> bool:
    words: Iterable[Any] = folded(wanted.q).split()
    title = folded(f"#{row.number} {row.title}")
    if not all(word in title for word in words):
        return False
    return all(tests[name](row, getattr(wanted, name)) for name in FILTERS if getattr(wanted, name))
