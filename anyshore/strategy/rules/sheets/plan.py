"""What a spreadsheet would do to an inventory: new, changed and unchanged activities, or every mistake in it.

Nothing is carried out until there is no mistake left. What a file does not name stays as it is: nothing is deleted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Final

from anyshore.kit.errors import Refused
from anyshore.kit.refusals import TextMissing
from anyshore.strategy.rules.facts import (
    CODE_LIMIT,
    MOST_ACTIVITIES,
    NAME_LIMIT,
    UNIT_LIMIT,
    InventoryFull,
    checked_code,
    suggested_code,
)
from anyshore.strategy.rules.sheets import parsing
from anyshore.strategy.rules.sheets.columns import Draft, group_of, is_column, key_of
from anyshore.strategy.rules.sheets.parsing import Mistake, Row
from anyshore.strategy.rules.sheets.reading import Grid, blank
from anyshore.strategy.rules.sheets.refusals import (
    CodeArchived,
    CodeTwice,
    ColumnMissing,
    ColumnTwice,
    ColumnUnknown,
    ParentIsArchived,
    ParentUnknown,
    SheetEmpty,
)
from anyshore.strategy.rules.tree import Level, LevelTooHigh, OwnBranch, check_level, highest, suggested_level

_COMPARED: Final = tuple(one.name for one in fields(Draft) if one.name != "code")


@dataclass(frozen=True, slots=True)
class Standing:
    """An inventory as a file meets it: ``current`` and ``archived`` by their codes in small letters.

    ``members`` maps the addresses, and those names that only one member has, in small letters, to addresses.
    """

    currency: str
    version: int = 0
    current: Mapping[str, Draft] = field(default_factory=dict)
    archived: frozenset[str] = frozenset()
    members: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a file: the activity as it will be, and the names of what is another; none for a new one."""

    row: int
    draft: Draft
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would do. With a mistake it does nothing; parents stand before what belongs to them."""

    mistakes: tuple[Mistake, ...] = ()
    new: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    unchanged: int = 0


def plan(grid: Grid, standing: Standing, mark: str = ".") -> Plan:
    """What the grid of a file, with numbers written with ``mark``, would do to the inventory as it stands."""
    columns, wrong = _columns(grid)
    if wrong:
        return Plan(tuple(wrong))
    rows = [Row(number, _cells(columns, cells), mark) for number, cells in enumerate(grid[1:], 2) if not blank(cells)]
    if not rows:
        return Plan((Mistake(0, "", SheetEmpty()),))
    drafts = _drafts(rows, {group_of(key) for key in columns.values()}, standing)
    mistakes = [mistake for row in rows for mistake in row.mistakes]
    mistakes += _misplaced(drafts, standing)
    mistakes = sorted(mistakes, key=lambda one: one.row) or _mislevelled(drafts, standing)
    return Plan(tuple(mistakes)) if mistakes else _compared(drafts, standing)


def _columns(grid: Grid) -> tuple[dict[int, str], list[Mistake]]:
    """The keys of the columns by their places, and what is wrong with the header."""
    names = grid[0] if grid else []
    keys = {place: key_of(name) for place, name in enumerate(names) if name.strip()}
    wrong: list[Mistake] = []
    for place, key in keys.items():
        if not is_column(key):
            wrong.append(Mistake(1, names[place], ColumnUnknown(header=names[place][:80])))
        elif list(keys.values()).index(key) < list(keys).index(place):
            wrong.append(Mistake(1, key, ColumnTwice(header=names[place][:80])))
    if not wrong and not {"code", "name"} & set(keys.values()):
        wrong.append(Mistake(1, "name", ColumnMissing(header="Name")))
    return keys, wrong


def _cells(columns: Mapping[int, str], cells: Sequence[str]) -> dict[str, str]:
    return {key: cells[place] if place < len(cells) else "" for place, key in columns.items()}


def _drafts(rows: Sequence[Row], given: set[str], standing: Standing) -> dict[str, tuple[Row, Draft]]:
    """The draft of each row by its code in small letters; what a row does not say is as it stands."""
    drafts: dict[str, tuple[Row, Draft]] = {}
    for row in rows:
        draft = _draft(row, standing, drafts)
        before = standing.current.get(draft.code.lower())
        if draft.code.lower() in drafts:
            row.note("code", CodeTwice(first=drafts[draft.code.lower()][0].number))
            continue
        if draft.code.lower() in standing.archived:
            row.note("code", CodeArchived(code=draft.code))
        if before is not None:
            kept = {name: getattr(before, name) for name in _COMPARED if name not in given}
            draft = replace(draft, code=before.code, **kept)
        if not draft.name:
            row.note("name", TextMissing(least=1))
        drafts[draft.code.lower()] = (row, draft)
    return drafts


def _draft(row: Row, standing: Standing, taken: Mapping[str, object]) -> Draft:
    name = parsing.line(row, "name", NAME_LIMIT)
    code = row.take("code", lambda: checked_code(row.cell("code")), "") or suggested_code(name or "activity", taken)
    return Draft(
        code=code,
        name=name,
        part_of=parsing.line(row, "part_of", CODE_LIMIT),
        level=row.take("level", lambda: parsing.choice(row.cell("level"), Level, ""), ""),
        owner=parsing.owner(row, standing.members),
        volume=row.take("volume", lambda: parsing.volume(row), None),
        unit=parsing.line(row, "unit", UNIT_LIMIT),
        about=parsing.about(row),
        costs=parsing.lines_of_cost(row, standing.currency),
        measures=parsing.lines_of_measure(row),
        needed=parsing.months(row, "needed"),
        available=parsing.months(row, "available"),
    )


# The tree that would be


def _misplaced(drafts: dict[str, tuple[Row, Draft]], standing: Standing) -> list[Mistake]:
    """What is wrong with the places of the rows in the tree."""
    wrong: list[Mistake] = []
    if len(standing.current.keys() | standing.archived | drafts.keys()) > MOST_ACTIVITIES:
        wrong.append(Mistake(0, "", InventoryFull(limit=MOST_ACTIVITIES)))
    for code, (row, draft) in drafts.items():
        refusal = _parent_fault(draft, drafts, standing) or _circle(code, drafts, standing)
        if refusal:
            wrong.append(Mistake(row.number, "part_of", refusal))
    return wrong


def _mislevelled(drafts: dict[str, tuple[Row, Draft]], standing: Standing) -> list[Mistake]:
    """What is wrong with the levels of a whole tree; those that no row names are settled on the way."""
    found = [(row.number, _level_fault(code, drafts, standing)) for code, (row, _) in drafts.items()]
    return [Mistake(number, "level", refusal) for number, refusal in found if refusal]


def _parent_fault(draft: Draft, drafts: Mapping[str, object], standing: Standing) -> Refused | None:
    parent = draft.part_of.lower()
    if not parent or parent in drafts or parent in standing.current:
        return None
    if parent in standing.archived:
        return ParentIsArchived(parent=draft.part_of)
    return ParentUnknown(parent=draft.part_of)


def _future(code: str, drafts: Mapping[str, tuple[Row, Draft]], standing: Standing) -> Draft:
    return drafts[code][1] if code in drafts else standing.current[code]


def _circle(code: str, drafts: Mapping[str, tuple[Row, Draft]], standing: Standing) -> Refused | None:
    seen, above = {code}, _future(code, drafts, standing).part_of.lower()
    while above and (above in drafts or above in standing.current):
        if above in seen:
            return OwnBranch(field="parent")
        seen.add(above)
        above = _future(above, drafts, standing).part_of.lower()
    return None


def _level_fault(code: str, drafts: dict[str, tuple[Row, Draft]], standing: Standing) -> Refused | None:
    """Settle the level of a row and of those above it, and say if it does not fit between its parent and its
    children."""
    level = _settled(code, drafts, standing)
    parent = _future(code, drafts, standing).part_of.lower()
    below = [one.level for key, one in standing.current.items() if key not in drafts and one.part_of.lower() == code]
    try:
        check_level(level, _settled(parent, drafts, standing) if parent else None, highest(below))
    except LevelTooHigh as refusal:
        return refusal
    return None


def _settled(code: str, drafts: dict[str, tuple[Row, Draft]], standing: Standing) -> str:
    draft = _future(code, drafts, standing)
    if draft.level:
        return draft.level
    before = standing.current.get(code)
    parent = draft.part_of.lower()
    level = before.level if before else suggested_level(_settled(parent, drafts, standing) if parent else None)
    drafts[code] = (drafts[code][0], replace(draft, level=level))
    return level


# New, changed, unchanged


def _compared(drafts: Mapping[str, tuple[Row, Draft]], standing: Standing) -> Plan:
    new: list[Change] = []
    changed: list[Change] = []
    for code in sorted(drafts, key=lambda one: _depth(one, drafts, standing)):
        row, draft = drafts[code]
        parent = draft.part_of.lower()
        draft = replace(draft, part_of=_future(parent, drafts, standing).code if parent else "")
        before = standing.current.get(code)
        if before is None:
            new.append(Change(row.number, draft))
        elif names := tuple(name for name in _COMPARED if getattr(before, name) != getattr(draft, name)):
            changed.append(Change(row.number, draft, names))
    return Plan((), tuple(new), tuple(changed), len(drafts) - len(new) - len(changed))


def _depth(code: str, drafts: Mapping[str, tuple[Row, Draft]], standing: Standing) -> int:
    depth, above = 0, _future(code, drafts, standing).part_of.lower()
    while above:
        depth, above = depth + 1, _future(above, drafts, standing).part_of.lower()
    return depth
