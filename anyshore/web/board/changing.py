"""Saving what a form says of an item; and what somebody else made of it meanwhile, beside one's own words."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from anyshore.delivery.queries.board_page import BoardPage, WorkItemRow
from anyshore.plumbing import formats
from anyshore.web.board.forms import Edit, Item, parts_of, text_of
from anyshore.web.board.words import FIELDS, PRIORITIES
from anyshore.web.files.views import stored
from anyshore.web.rendering import submit

_NOTHING: Final[dict[str, Any]] = dict.fromkeys(("title", "note", "about", "priority", "due_on", "labels", "steps"))


def save(
    request: HttpRequest, verb: Callable[..., Any], board: BoardPage, form: Item, *, told: str, **given: Any
) -> HttpResponse | None:
    """Hand what was written to ``verb`` and go to the item; None where it was refused."""
    given = {**given, "text": text_of(board, form.values), "file_ids": stored(request, form.values["files"])}
    return submit(
        request,
        verb,
        form=form,
        to=lambda row: reverse("board:item", args=[board.number, row.number]),
        told=told,
        **given,
    )


def merge(item: WorkItemRow, form: Edit) -> None:
    """Where the item was changed since it was read: the parts that were left as they stood follow the change. If no
    part was changed by both, the form counts as having seen what the item says now."""
    was = _read(form.values["was"])
    if form.values["seen"] == item.version or was is None:
        return
    mine, now = parts_of(form.values), parts_of(form.initial)
    for name in now:
        if mine[name] == was[name] != now[name]:
            form.take_theirs(name)
    if all(mine[name] in (was[name], now[name]) or now[name] == was[name] for name in now):
        form.values["seen"] = item.version


def _read(text: str | None) -> dict[str, object] | None:
    """What the item said when the form was made; None where that cannot be read."""
    try:
        found = json.loads(text or "")
    except ValueError:
        return None
    return found if isinstance(found, dict) and found.keys() == parts_of(_NOTHING).keys() else None


def differences(board: BoardPage, item: WorkItemRow, form: Edit) -> tuple[tuple[str, str], ...]:
    """Where a form was refused because the item was changed since: what it says now where that is not what was
    written, by the name of the part. The form counts as having seen it from then on."""
    if not form.refusals or form.values.get("seen") == item.version:
        return ()
    mine = text_of(board, form.values)
    both: list[tuple[str, object, object, str]] = [
        ("title", mine.title, item.title, item.title),
        ("note", mine.note, item.note, item.note),
        ("due_on", mine.due_on, item.due_on, formats.day_text(item.due_on) if item.due_on else ""),
        ("priority", mine.priority, item.priority, str(PRIORITIES[item.priority])),
        ("labels", mine.labels, item.labels, formats.listing_text(list(item.labels)) if item.labels else ""),
        ("steps", mine.steps, tuple(one.words for one in item.steps), "; ".join(one.words for one in item.steps)),
        ("milestone_id", (mine.milestone_id, mine.line), (item.milestone_id, item.line), item.about),
    ]
    form.see(item.version)
    return tuple((str(FIELDS[name]), said or "–") for name, ours, theirs, said in both if ours != theirs)
