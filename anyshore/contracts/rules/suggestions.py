"""Suggestions: what one changes in a version, whether its ground still stands, and what several make of it. Pure.

Written out in docs/algorithms/suggestions.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final

from anyshore.contracts.rules.checks import read_checks
from anyshore.contracts.rules.clauses.chosen import OWN, Chosen
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.shape import Value
from anyshore.contracts.rules.content import Content, MilestoneDraft
from anyshore.contracts.rules.line_values import read_line
from anyshore.contracts.rules.lines import Lines
from anyshore.contracts.rules.places import (
    ITEMS,
    NEW,
    PLAIN_ROWS,
    WHOLE,
    Fields,
    UnknownPlace,
    followed,
    items_in,
    overlap,
    plain,
    rows_of,
    slots,
    standing,
    values_at,
)
from anyshore.contracts.rules.revising import changed
from anyshore.contracts.rules.terms import Terms
from anyshore.kit.errors import Invalid
from anyshore.kit.lifecycle import Lifecycle

MOST_OPEN: Final = 200
"""Suggestions of one agreement that wait for an answer."""


class SuggestionState(StrEnum):
    """Where a suggestion stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    OVERTAKEN = "overtaken"
    WRITTEN = "written"
    """It stands in a version."""


_S = SuggestionState
SUGGESTION = Lifecycle(
    "suggestion",
    {
        (_S.OPEN, "accept"): _S.ACCEPTED,
        (_S.OPEN, "refuse"): _S.REFUSED,
        (_S.OPEN, "withdraw"): _S.WITHDRAWN,
        (_S.OPEN, "overtake"): _S.OVERTAKEN,
        (_S.ACCEPTED, "reconsider"): _S.OPEN,
        (_S.REFUSED, "reconsider"): _S.OPEN,
        (_S.ACCEPTED, "overtake"): _S.OVERTAKEN,
        (_S.ACCEPTED, "write"): _S.WRITTEN,
    },
)
PENDING: Final = (SuggestionState.OPEN, SuggestionState.ACCEPTED)
"""States in which a suggestion may still come into a version."""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of the fields of one row. ``number`` orders new lines among each other."""

    row: str
    to: Fields
    number: int = 0
    was: Fields = field(default_factory=dict)
    anchor: str = ""


def suggested(content: Content, changes: Iterable[Change], on: date) -> Content:
    """``content`` with all of ``changes`` in it, in whatever order they are given. Invalid for what no agreement may
    have, UnknownPlace for a row or a field that is not there."""
    data, touched = plain(content), set()
    keys = slots(content.clauses)
    for one in sorted(changes, key=lambda change: (change.number, change.row)):
        touched.add(_applied(data, keys, one))
    return changed(content, _given(data, touched), on)


def _applied(data: dict[str, Any], keys: list[str], one: Change) -> str:
    """Put one change into plain data; return which field of the content it touched."""
    kind, _, key = one.row.partition(".")
    if one.row in PLAIN_ROWS:
        data[kind] = one.to[WHOLE]
        return kind
    if kind == "terms":
        data["terms"] |= one.to
        return kind
    if kind == "clauses":
        _put_clause(data["clauses"], keys, key, one.to)
        return kind
    read = read_line(kind, one.to)
    if kind in ITEMS:
        _put_item(items_in(data, kind), key, read)
        return "milestones" if kind == "milestones" else "lines"
    if kind == "retainer":
        data["lines"]["retainer"] = read[WHOLE] if WHOLE in read else {**(data["lines"]["retainer"] or {}), **read}
    else:
        data["lines"] |= read
    return "lines"


def _put_item(items: list[Any], key: str, to: Fields) -> None:
    if key == NEW:
        items.append(to[WHOLE])
        return
    place = int(key) - 1 if key.isdecimal() else -1
    if not 0 <= place < len(items):
        raise UnknownPlace(field="place", reason="unknown")
    items[place] = to[WHOLE] if WHOLE in to else {**items[place], **to}


def _put_clause(clauses: list[Any], keys: list[str], slot: str, to: Fields) -> None:
    if WHOLE in to:
        if slot in keys:
            clauses[keys.index(slot)] = to[WHOLE]
        elif to[WHOLE] is not None:
            clauses.append(to[WHOLE])
        return
    if slot not in keys:
        raise UnknownPlace(field="place", reason="unknown")
    place = keys.index(slot)
    inner = "own" if slot.startswith(f"{OWN}~") else "params"
    clauses[place] = {**clauses[place], inner: {**clauses[place][inner], **to}}


def _given(data: dict[str, Any], touched: set[str]) -> dict[str, Any]:
    """The touched fields of the content, read from plain data; what was taken out of a list is gone."""
    milestones = [one for one in data["milestones"] if one is not None]
    lines = data["lines"]
    for name in ("time", "units", "dated", "duties"):
        lines[name] = [one for one in lines[name] if one is not None]
    readers: dict[str, Any] = {
        "title": lambda: data["title"],
        "brief": lambda: data["brief"],
        "language": lambda: Language(data["language"]),
        "milestones": lambda: tuple(_milestone(one) for one in milestones),
        "lines": lambda: Lines.from_json(lines),
        "terms": lambda: Terms.from_json(data["terms"]),
        "clauses": lambda: tuple(Chosen.from_json(one) for one in data["clauses"] if one is not None),
    }
    return {name: readers[name]() for name in touched}


def _milestone(data: Mapping[str, Any]) -> MilestoneDraft:
    due_on = date.fromisoformat(data["due_on"]) if data["due_on"] else None
    criteria, checks = tuple(data["criteria"]), read_checks(data.get("checks", ()))
    return MilestoneDraft(data["title"], data["amount_minor"], due_on, criteria, checks)


def holds(content: Content, changes: Iterable[Change], on: date) -> bool:
    """Whether an agreement may have ``changes``, and nothing more is left to write before anybody signs than
    before."""
    try:
        return not set(suggested(content, changes, on).missing) - set(content.missing)
    except Invalid:
        return False


def separated(content: Content, row: str, to: Fields, on: date) -> list[dict[str, Value]]:
    """Changes of one row that were made together, each by itself where it holds by itself; what holds only together
    stays together."""
    if len(to) < 2 or WHOLE in to:
        return [dict(to)]
    alone = [name for name, value in to.items() if holds(content, [Change(row, {name: value})], on)]
    joint = {name: value for name, value in to.items() if name not in alone}
    if joint and not holds(content, [Change(row, joint)], on):
        return [dict(to)]
    return [*({name: to[name]} for name in alone), *([joint] if joint else [])]


def normal(content: Content, one: Change, on: date) -> Change:
    """A change as it would stand: what was typed as it is kept, only what differs, with what stood there before."""
    was = standing(content, one.row, one.to)
    after = suggested(content, [one], on)
    new = one.row.endswith((f".{NEW}", f"~{NEW}"))
    to = dict(one.to) if new else standing(after, one.row, one.to) if one.to.get(WHOLE, 1) else dict(one.to)
    differing = [name for name, value in to.items() if value != was[name]]
    return Change(one.row, {name: to[name] for name in differing}, one.number, {name: was[name] for name in differing})


def still(content: Content, one: Change) -> str | None:
    """Where the ground of a change stands in ``content`` as it stood when it was made; None where it was changed."""
    row = followed(content, one.row, one.anchor)
    if row is None:
        return None
    try:
        return row if standing(content, row, one.was) == one.was else None
    except UnknownPlace:
        return None


def says(content: Content, one: Change) -> bool:
    """Whether ``content`` says what a change wanted."""
    kind = one.row.partition(".")[0]
    if one.row.endswith((f".{NEW}", f"~{NEW}")):
        rows = [row for row in rows_of(content) if row.startswith(f"{kind}.")]
        wanted = _whole(kind, one.to[WHOLE])
        return any(standing(content, row, [WHOLE])[WHOLE] == wanted for row in rows)
    row = followed(content, one.row, one.anchor)
    if one.to.get(WHOLE, one) is None:
        return row is None or values_at(content, row) is None
    return any(_stands(content, place, one.to) for place in (row, one.row) if place)


def _whole(kind: str, line: Value) -> Value:
    return {"checks": [], **line} if kind == "milestones" else line


def _stands(content: Content, row: str, fields: Fields) -> bool:
    try:
        return standing(content, row, fields) == fields
    except UnknownPlace:
        return False


def in_the_way(one: Change, others: Sequence[Change]) -> Change | None:
    """The first of ``others`` that changes something which ``one`` changes too."""
    return next((other for other in others if overlap((one.row, one.to), (other.row, other.to))), None)


def all_of(content: Content) -> dict[str, Any]:
    """What a suggestion can change of a content, as ``revising.changed`` takes it."""
    names = ("title", "brief", "milestones", "lines", "terms", "clauses", "language")
    return {name: getattr(content, name) for name in names}


def labels(numbers: Iterable[int]) -> str:
    """Suggestions as people name them: S1, S4."""
    return ", ".join(f"S{number}" for number in numbers)
