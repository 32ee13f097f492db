"""Where in a content somebody points, and what stands there: a row with its fields, as JSON has them. Pure.

Rows are named: ``title``, ``brief``, ``language``, ``milestones.2``, ``time.1``, ``units.1``, ``dated.1``,
``duties.1``, ``hours``, ``retainer``, ``terms.review`` (TERM_ROWS), ``clauses.audit``, ``clauses.own~1`` (the first in
a party's own words). ``milestones.+`` stands for one that is not there yet. The field ``*`` is the whole row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from anyshore.contracts.rules.clauses.chosen import OWN, Chosen
from anyshore.contracts.rules.clauses.shape import Value
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.text import AFTER, BEFORE
from anyshore.kit.errors import Invalid

WHOLE: Final = "*"
NEW: Final = "+"
PLAIN_ROWS: Final = ("title", "brief", "language")
TERM_ROWS: Final[Mapping[str, tuple[str, ...]]] = {
    "terms.price": ("payment", "payment_days", "purchase_order"),
    "terms.review": ("review_days", "revisions", "warranty_days"),
    "terms.changes": (
        "change_answer_days", "change_impact_first", "unforeseen_rule", "unforeseen_text", "talk_days",
        "proposal_days", "cooling_days",
    ),
    "terms.rights": ("confidential",),
    "terms.ending": (
        "end_rule", "end_on", "end_months", "decide_months", "notice_days", "cure_days", "cure_payment_days",
    ),
    "terms.exit": ("exit_form", "exit_items"),
    "terms.law": ("governing_law",),
}  # fmt: skip
"""The terms by the part of the text that says them."""
ITEMS: Final[Mapping[str, str]] = {
    "milestones": "title",
    "time": "role",
    "units": "name",
    "dated": "what",
    "duties": "what",
}
"""The lists of lines, with the field by which people know one."""
HOURS: Final = ("starts_on", "rest")
Fields = Mapping[str, Value]


class UnknownPlace(Invalid):
    """There is no such row, or no such field in it."""

    code = "unknown_place"


def slots(clauses: Sequence[Chosen]) -> list[str]:
    """What each clause is known by: its key, or its place among those in a party's own words."""
    own = 0
    found = []
    for one in clauses:
        own += one.key == OWN
        found.append(f"{OWN}~{own}" if one.key == OWN else one.key)
    return found


def rows_of(content: Content) -> list[str]:
    """Every row that is there, in the order of the text."""
    parts = [f"terms.{key}" for key in BEFORE if f"terms.{key}" in TERM_ROWS]
    clauses = [f"clauses.{slot}" for slot in slots(content.clauses)]
    return [
        "title",
        "brief",
        *(f"milestones.{place}" for place in range(1, len(content.milestones) + 1)),
        *_hours_rows(content),
        *parts,
        *clauses,
        *(f"terms.{key}" for key in AFTER),
        "language",
    ]


def _hours_rows(content: Content) -> Iterable[str]:
    lines = content.lines
    yield from (f"time.{place}" for place in range(1, len(lines.time) + 1))
    if lines.retainer:
        yield "retainer"
    if lines.timed or lines.units:
        yield "hours"
    yield from (f"units.{place}" for place in range(1, len(lines.units) + 1))
    yield from (f"dated.{place}" for place in range(1, len(lines.dated) + 1))
    yield from (f"duties.{place}" for place in range(1, len(lines.duties) + 1))


def plain(content: Content) -> dict[str, Any]:
    """The content as JSON, with its lines even where there are none."""
    return {**content.to_json(), "lines": {"units": [], "dated": [], **content.lines.to_json()}}


def values_at(content: Content, row: str) -> dict[str, Value] | None:
    """The fields of a row with their values; None where nothing is there. UnknownPlace for a name that is none."""
    data = plain(content)
    kind, _, key = row.partition(".")
    if row in PLAIN_ROWS:
        return {WHOLE: data[row]}
    if row in TERM_ROWS:
        return {name: data["terms"][name] for name in TERM_ROWS[row]}
    if row == "hours":
        return {name: data["lines"][name] for name in HOURS}
    if row == "retainer":
        return _fields(data["lines"]["retainer"])
    if kind in ITEMS:
        found = _item(items_in(data, kind), key, row)
        return _fields({"checks": [], **found} if found and kind == "milestones" else found)
    if kind == "clauses" and key:
        return _clause(content, key)
    raise UnknownPlace(field="place", reason="unknown")


def items_in(data: dict[str, Any], kind: str) -> list[Any]:
    """One of the lists of lines in plain data."""
    found: list[Any] = data["milestones"] if kind == "milestones" else data["lines"][kind]
    return found


def _item(items: Sequence[Any], key: str, row: str) -> Any:
    if key == NEW:
        return None
    if not (key.isascii() and key.isdecimal() and len(key) < 4):
        raise UnknownPlace(field="place", reason="unknown", row=row)
    return items[int(key) - 1] if 0 < int(key) <= len(items) else None


def _fields(whole: Mapping[str, Value] | None) -> dict[str, Value] | None:
    return None if whole is None else {WHOLE: dict(whole), **whole}


def _clause(content: Content, slot: str) -> dict[str, Value] | None:
    found = dict(zip(slots(content.clauses), content.clauses, strict=True)).get(slot)
    if found is None:
        return None
    fields = found.own if found.key == OWN and found.own is not None else found.values
    return {WHOLE: found.to_json(), **fields}


def standing(content: Content, row: str, names: Iterable[str]) -> dict[str, Value]:
    """What stands in these fields of a row; nothing where the row is not there. UnknownPlace for a field that is
    none."""
    found = values_at(content, row)
    if found is None:
        found = {WHOLE: None}
    missing = [name for name in names if name not in found]
    if missing:
        raise UnknownPlace(field="place", reason="unknown", row=row)
    return {name: found[name] for name in names}


def anchor_of(content: Content, row: str) -> str:
    """The words by which people know a line or a clause of a party's own, so that it is found again where others came
    or went before it; nothing for a row that is known by its name."""
    kind, _, key = row.partition(".")
    name = "heading" if key.startswith(f"{OWN}~") else ITEMS.get(kind)
    values = values_at(content, row)
    return str(values[name]) if name and values else ""


def followed(content: Content, row: str, anchor: str) -> str | None:
    """Where a row stands in another content: at its place if its anchor is there still, else where its anchor is
    alone; None where it is gone."""
    if not anchor or anchor_of(content, row) == anchor:
        return row
    kind = row.partition(".")[0]
    alike = [one for one in rows_of(content) if one.startswith(f"{kind}.") and anchor_of(content, one) == anchor]
    return alike[0] if len(alike) == 1 else None


def overlap(one: tuple[str, Iterable[str]], other: tuple[str, Iterable[str]]) -> bool:
    """Whether two places, each a row and fields, share something. Two new lines do not."""
    (row, names), (second, others) = one, other
    if row != second or row.endswith((f".{NEW}", f"~{NEW}")):
        return False
    mine, theirs = set(names), set(others)
    return bool(mine & theirs) or WHOLE in mine | theirs
