"""Drafts that both sides write: what a row is seen as, how an edit is kept, and what undoes it. Pure."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import Final

from anyshore.contracts.rules.clauses.chosen import OWN
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.places import ITEMS, NEW, WHOLE, anchor_of, values_at
from anyshore.contracts.rules.suggestions import Change, normal, still, suggested
from anyshore.kit.chains import canonical
from anyshore.kit.errors import Refused

FIRST: Final = 1
"""A draft is written as the first version that it will be."""


class DraftChanged(Refused):
    """What was seen there was changed by somebody else meanwhile."""

    code = "draft_changed"


def seen_hash(content: Content, row: str) -> str:
    """What somebody saw who saw this row: the SHA-256 of its values."""
    return hashlib.sha256(canonical({"row": values_at(content, row)})).hexdigest()


def whole_hash(content: Content) -> str:
    """The same of the whole draft."""
    return hashlib.sha256(canonical(content.to_json())).hexdigest()


def edited(content: Content, one: Change, on: date) -> tuple[Content, Change]:
    """The draft with one change in it, and the change as it is kept: where it stands now, with what stood there before
    and its anchor after (before, where the row is gone). Nothing to keep where nothing differs; Invalid for what no
    agreement may have."""
    found = normal(content, one, on)
    if not found.to:
        return content, found
    after = replace(suggested(content, [found], on), version=FIRST)
    row = _landed(after, found.row)
    gone = found.to.get(WHOLE, found) is None
    return after, replace(found, row=row, anchor=anchor_of(content if gone else after, row))


def _landed(after: Content, row: str) -> str:
    """Where a new line stands: it is the last of its kind."""
    kind, _, key = row.partition(".")
    if key == f"{OWN}~{NEW}":
        return f"{kind}.{OWN}~{sum(one.key == OWN for one in after.clauses)}"
    if key != NEW:
        return row
    lists = {"milestones": after.milestones, "duties": after.lines.duties}
    lists |= {"time": after.lines.time, "units": after.lines.units, "dated": after.lines.dated}
    return f"{kind}.{len(lists[kind])}"


def undoing(content: Content, edit: Change) -> Change | None:
    """The change that undoes an edit; None where what it made was changed since. A line that was taken out comes back
    as the last."""
    kind, _, key = edit.row.partition(".")
    if edit.to.get(WHOLE, edit) is None:
        if kind in ITEMS:
            return Change(f"{kind}.{NEW}", {WHOLE: edit.was[WHOLE]})
        if key.startswith(f"{OWN}~"):
            return Change(f"{kind}.{OWN}~{NEW}", {WHOLE: edit.was[WHOLE]})
    row = still(content, replace(edit, was=edit.to))
    return None if row is None else Change(row, edit.was)
