"""The columns of an inventory's spreadsheet, one activity a row, and what a row becomes.

A header is understood however it is spelt: "Cost 1 amount" and "cost_1_amount" are one column. A column that a file
does not have leaves what stands there; a cell that is empty takes it away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from anyshore.strategy.rules.costs import MOST_COSTS, CostLine
from anyshore.strategy.rules.measures import MOST_MEASURES, MeasureLine

FACTS: Final = ("code", "name", "part_of", "level", "owner", "volume", "unit", "about")
COST: Final = ("kind", "what", "people", "amount", "currency", "rate")
MEASURE: Final = ("kind", "measure", "value", "unit", "how", "better")
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_LINE: Final = re.compile(r"(cost|measure)_([1-9][0-9]?)_([a-z]+)")
_MONTH: Final = re.compile(r"(needed|available)_([a-z]{3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An activity as one row says it. ``part_of`` is the code of its parent, ``owner`` a member's address or a
    name."""

    code: str
    name: str = ""
    part_of: str = ""
    level: str = ""
    owner: str = ""
    volume: int | None = None
    unit: str = ""
    about: str = ""
    costs: tuple[CostLine, ...] = ()
    measures: tuple[MeasureLine, ...] = ()
    needed: tuple[int, ...] = ()
    available: tuple[int, ...] = ()


def key_of(header: str) -> str:
    """A header as a column's key: small letters, digits, and one underscore between words."""
    return re.sub(r"[^a-z0-9]+", "_", header.lower()).strip("_")


def title_of(key: str) -> str:
    """A column's key as its header is written: "Cost 1 amount"."""
    return key.replace("_", " ").capitalize()


def is_column(key: str) -> bool:
    """Whether ``key`` names a column."""
    if found := _LINE.fullmatch(key):
        parts, most = (COST, MOST_COSTS) if found[1] == "cost" else (MEASURE, MOST_MEASURES)
        return found[3] in parts and int(found[2]) <= most
    if found := _MONTH.fullmatch(key):
        return found[2] in MONTHS
    return key in FACTS


def group_of(key: str) -> str:
    """The part of a draft that a column fills: a fact's own name, costs, measures, needed or available."""
    if found := _LINE.fullmatch(key):
        return f"{found[1]}s"
    found = _MONTH.fullmatch(key)
    return found[1] if found else key


def header(costs: int, measures: int) -> list[str]:
    """The columns of a file with so many lines of cost and measures in its longest rows."""
    return [
        *FACTS,
        *(f"cost_{number}_{part}" for number in range(1, costs + 1) for part in COST),
        *(f"measure_{number}_{part}" for number in range(1, measures + 1) for part in MEASURE),
        *(f"{what}_{month}" for what in ("needed", "available") for month in MONTHS),
    ]
