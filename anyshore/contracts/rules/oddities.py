"""Clauses that may stand in an agreement and do nothing there, or that speak of days that cannot be meant: said before
anybody signs. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts.rules.clauses.shape import Values
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.counting import VOLUME, bands_for


@dataclass(frozen=True, slots=True)
class Oddity:
    """What is odd about the clause ``key`` as it stands: ``code`` names it for the words at the door."""

    key: str
    code: str
    told: Mapping[str, Any] = field(default_factory=dict)


def oddities(content: Content, today: date) -> tuple[Oddity, ...]:
    """Of each clause what is odd about it on the day on which it would be signed, in the order of the clauses."""
    return tuple(
        Oddity(one.key, code, told)
        for one in content.clauses
        if one.key in LOOKS
        for code, told in LOOKS[one.key](content, one.values, today)
    )


Found = Iterator[tuple[str, Mapping[str, Any]]]


def _volume(content: Content, values: Values, _today: date) -> Found:
    """It prices what a line counts by the month; a master agreement has no lines of its own."""
    counted = any(bands_for(line, content.clauses) for line in content.lines.units)
    if not counted and not content.is_master:
        yield "nothing_counted", {"unit": values["unit"]}


def _transition(content: Content, _values: Values, _today: date) -> Found:
    if content.unit == Unit.TASK:
        yield "no_transition", {}


def _late(content: Content, _values: Values, _today: date) -> Found:
    """A delay is counted from the day of a milestone."""
    if not content.is_master and not any(one.due_on for one in content.milestones):
        yield "no_day", {}


def _index(content: Content, values: Values, _today: date) -> Found:
    ends, base = content.terms.end_on, values["base_on"]
    if ends is not None and base and date.fromisoformat(base) > ends:
        yield "index_after_end", {"on": date.fromisoformat(base), "ends": ends}


def _people(_content: Content, values: Values, today: date) -> Found:
    days = sorted(date.fromisoformat(on) for _role, _people, on in values["people"] if on)
    if days and days[0] < today:
        yield "moved_before", {"on": days[0]}


LOOKS: Final[Mapping[str, Callable[[Content, Values, date], Found]]] = {
    VOLUME: _volume,
    "transition": _transition,
    "late_penalty": _late,
    "indexation": _index,
    "staff_transfer": _people,
}
"""How each clause that can be odd is looked at."""
