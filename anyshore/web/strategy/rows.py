"""What the pages of deciding show beside the rows of the queries: sorting and finding, and what happened in words."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from anyshore.kit.folding import folded
from anyshore.plumbing import formats
from anyshore.strategy.queries import ActivityRow, InventoryView
from anyshore.strategy.queries.activity import FactShown
from anyshore.strategy.rules.sheets.columns import title_of
from anyshore.strategy.rules.sheets.parsing import Mistake
from anyshore.strategy.rules.tree import branch
from anyshore.web.strategy.words import AXES, EDITED, HAPPENED
from anyshore.web.words import refusal_text

SORTS: dict[str, Callable[[ActivityRow], Any]] = {
    "cost": lambda row: (-row.cost.minor, row.name),
    "people": lambda row: (-row.fte_milli, row.name),
    "gap": lambda row: (-(row.gap.total if row.gap else -1), row.name),
    "name": lambda row: row.name.casefold(),
}
"""How the rows may be sorted, besides as a tree."""


def found(rows: Sequence[ActivityRow], *, words: str, field: str, sort: str) -> list[ActivityRow]:
    """The rows that hold every one of ``words`` and stand in ``field`` ("none": in no field yet), sorted."""
    wanted = folded(words).split()
    kept = [row for row in rows if all(one in _text(row) for one in wanted) and field in ("", _field(row))]
    return sorted(kept, key=SORTS[sort]) if sort in SORTS else kept


def _text(row: ActivityRow) -> str:
    return folded(f"{row.name} {row.code} {row.owner}")


def _field(row: ActivityRow) -> str:
    return str(row.sides.field or "none")


def people(fte_milli: int) -> str:
    """Full-time people as they are read: 2.6."""
    tenths = (fte_milli + 50) // 100
    digits = 1 if tenths % 10 else 0
    return formats.number_text(tenths / 10, digits) if tenths else formats.number_text(fte_milli / 1000, 3)


def happened(fact: FactShown) -> str:
    """One fact of an activity's history in words."""
    told = str(HAPPENED.get(fact.name, fact.name))
    if fact.name == "ActivityEdited":
        names = [str(EDITED.get(name, name)) for name in str(fact.facts["fields"]).split()]
        return formats.leading_text(told, formats.listing_text(names))
    if fact.name in ("ActivityRated", "RatingAgreed", "RatingReopened"):
        return formats.leading_text(told, str(AXES[str(fact.facts["axis"])].name))
    if fact.name == "BaselineFrozen":
        return _("%(told)s, number %(number)s") % {"told": told, "number": fact.facts["number"]}
    return told


def told_mistake(mistake: Mistake) -> tuple[str, str, str]:
    """A mistake of a file as (row, column, what to do)."""
    row = str(mistake.row) if mistake.row else ""
    column = title_of(mistake.column) if mistake.column == mistake.column.lower() else mistake.column
    refusal = mistake.refusal
    if refusal.code == "choice_unknown" and "known" in refusal.params:
        return row, column, _("Write one of: %(known)s.") % {"known": refusal.params["known"]}
    return row, column, refusal_text(refusal)


def places(known: Sequence[ActivityRow], but_not: Container[UUID] = ()) -> list[tuple[str, str]]:
    """What an activity may be part of, as a tree to choose from; a task holds nothing."""
    return [
        (str(row.id), f"{'– ' * row.depth}{row.name}")
        for row in known
        if row.level != "task" and row.id not in but_not
    ]


def places_for(view: InventoryView | None, activity_id: UUID) -> list[tuple[str, str]]:
    """What this activity may be part of: nothing of its own branch."""
    known = view.rows if view else []
    own = set(branch({row.id: row.parent_id for row in known}, activity_id))
    return places(known, but_not=own)
