"""The tree of what an organisation does: four levels, a child always below its parent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final, TypeVar
from uuid import UUID

from anyshore.kit.errors import Refused
from anyshore.kit.lifecycle import Lifecycle


class Level(StrEnum):
    """How large a piece of work is, from the largest to the smallest."""

    DEPARTMENT = "department"
    PROCESS = "process"
    ACTIVITY = "activity"
    TASK = "task"


LEVELS: Final = tuple(Level)


class ActivityState(StrEnum):
    """An activity is part of the inventory, or was put away with all below it."""

    LIVE = "live"
    ARCHIVED = "archived"


ACTIVITY = Lifecycle(
    "activity",
    {
        (ActivityState.LIVE, "archive"): ActivityState.ARCHIVED,
        (ActivityState.ARCHIVED, "restore"): ActivityState.LIVE,
    },
)


class LevelTooHigh(Refused):
    """An activity must be of a lower level than its ``parent`` level; ``level`` is the one given."""

    code = "level_too_high"
    status = 422


class OwnBranch(Refused):
    """An activity cannot be moved below itself."""

    code = "own_branch"
    status = 422


def rank(level: str) -> int:
    """How far below the top a level is: 0 for a department, 3 for a task."""
    return LEVELS.index(Level(level))


def levels_below(level: str | None) -> tuple[Level, ...]:
    """The levels that a child may have; every one where there is no parent."""
    return LEVELS if level is None else LEVELS[rank(level) + 1 :]


def suggested_level(parent: str | None) -> Level:
    """The level of a new piece of work: an activity by itself, else the next one below its parent."""
    return Level.ACTIVITY if parent is None else next(iter(levels_below(parent)), Level.TASK)


def check_level(level: str, parent: str | None, highest_child: str | None = None) -> None:
    """Refuse (LevelTooHigh) a level that is not below the parent's, or not above that of the highest child."""
    if Level(level) not in levels_below(parent):
        raise LevelTooHigh(field="level", level=level, parent=parent)
    if highest_child is not None and rank(highest_child) <= rank(level):
        raise LevelTooHigh(field="level", level=highest_child, parent=level)


K = TypeVar("K", UUID, str)


def branch(parents: Mapping[K, K | None], top: K) -> list[K]:
    """``top`` and everything below it, parents before children. ``parents`` maps each node to its parent."""
    children = by_parent(parents)
    found, waiting = [], [top]
    while waiting:
        node = waiting.pop(0)
        found.append(node)
        waiting.extend(children.get(node, ()))
    return found


def by_parent(parents: Mapping[K, K | None]) -> dict[K | None, list[K]]:
    """The children of each node, in the order of ``parents``; those without a parent under None."""
    children: dict[K | None, list[K]] = {}
    for node, parent in parents.items():
        children.setdefault(parent, []).append(node)
    return children


def highest(levels: Iterable[str]) -> str | None:
    """The largest of ``levels``, or None of none."""
    return min(levels, key=rank, default=None)
