"""Words of the work board: its columns, priorities, history, and what to do when an action refuses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anyshore.delivery.queries.item_page import HistoryRow
from anyshore.plumbing import formats
from anyshore.web.words import Words, status_of

STATES = {
    "work_item": {
        "to_do": (pgettext_lazy("board", "To do"), "", "circle-dashed"),
        "doing": (pgettext_lazy("board", "Doing"), "active", "circle-dot"),
        "in_review": (pgettext_lazy("board", "In review"), "wait", "eye"),
        "done": (pgettext_lazy("board", "Done"), "good", "check"),
    }
}

REFUSALS: dict[str, Words] = {
    "board_closed": _("The contract does not run, so its work board can only be read."),
    "board_not_empty": _("Somebody has put work items on this board meanwhile. Look at them before you add more."),
    "too_many_work_items": _("%(most)s are the most there can be here. Archive what is done, then add more."),
    "work_item_archived": _("This work item is in the archive. Bring it back first."),
    "work_comment_withdrawn": _("This comment was withdrawn, so nothing of it changes any more."),
    "name_shared": _("More than one person here is called %(name)s. Write one of these instead: %(ways)s."),
    "work_item_moved": _(
        "%(who)s moved this work item to another column, %(at)s. It stands where they put it: look, then move it again if "
        "you still want to."
    ),
    "work_item_changed": _(
        "%(who)s changed this work item, %(at)s, while you wrote. What it says now stands beside your words. Save again to "
        "put yours in its place."
    ),
}

PRIORITIES: dict[str, Words] = {
    "urgent": pgettext_lazy("priority", "Urgent"),
    "high": pgettext_lazy("priority", "High"),
    "normal": pgettext_lazy("priority", "Normal"),
    "low": pgettext_lazy("priority", "Low"),
}

FIELDS: dict[str, Words] = {
    "title": _("Title"),
    "note": _("Note"),
    "due_on": pgettext_lazy("work item", "Due"),
    "priority": _("Priority"),
    "labels": _("Labels"),
    "steps": pgettext_lazy("work item", "Steps"),
    "milestone_id": _("Belongs to"),
    "line": _("Belongs to"),
    "files": _("Files"),
}
"""What each part of an item is called."""


def told(row: HistoryRow) -> str:
    """One fact of an item's history, after the name of who did it."""
    facts: Mapping[str, Any] = row.facts
    if row.name == "WorkItemEdited":
        names = list(dict.fromkeys(str(FIELDS[name]) for name in facts["fields"]))
        return _now("changed: %(what)s") % {"what": formats.listing_text(names)}
    if row.name == "WorkItemMovedTo":
        return _now("moved it to “%(column)s”") % {"column": status_of("work_item", facts["new"]).word}
    if row.name == "WorkItemAssigned":
        if not facts["assignee_id"]:
            return _now("left it to nobody")
        return _now("gave it to %(who)s") % {"who": row.whom}
    if row.name == "WorkStepTicked":
        said = _now("did “%(step)s”") if facts["done"] else _now("has “%(step)s” still to do")
        return said % {"step": facts["words"]}
    return str(DONE[row.name])


DONE: dict[str, Words] = {
    "WorkItemPutAway": _("put it into the archive"),
    "WorkItemBroughtBack": _("brought it back from the archive"),
}
SAID_ELSEWHERE = (
    "WorkItemAdded", "WorkItemCommented", "WorkCommentEdited", "WorkCommentTakenBack", "WorkCommentsGathered",
)  # fmt: skip
"""What the page shows in its own place: who added it, and the comments."""


def history(rows: tuple[HistoryRow, ...]) -> list[tuple[HistoryRow, str]]:
    """The facts that are told, each with its words."""
    return [(row, told(row)) for row in rows if row.name not in SAID_ELSEWHERE]
