"""Forms of the work board."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from anyshore.contracts.rules.comments import LONGEST
from anyshore.delivery.queries.board_page import BoardPage, WorkItemRow
from anyshore.delivery.rules.board import (
    LONGEST_ITEM_NOTE,
    LONGEST_LABEL,
    LONGEST_STEP,
    LONGEST_TITLE,
    MOST_LABELS,
    MOST_STEPS,
    Priority,
    WorkItemState,
    WorkItemText,
)
from anyshore.plumbing import files
from anyshore.web.board.words import PRIORITIES
from anyshore.web.forms import (
    Choice,
    Choices,
    Day,
    Field,
    Files,
    Form,
    Hidden,
    Integer,
    Lines,
    LongText,
    Mistake,
    Text,
)
from anyshore.web.words import status_of

_MOVE: Final = re.compile(
    r"(\d{1,9})\.(to_do|doing|in_review|done)\.(to_do|doing|in_review|done)\.(\d{1,9}|-)", re.ASCII
)


class Item(Form):
    """What a work item says."""

    title = Text(_("Title"), max_length=LONGEST_TITLE)
    note = LongText(
        _("Note"), required=False, max_length=LONGEST_ITEM_NOTE, rows=6, hint=_("Markdown: lists, links, **bold**.")
    )
    about = Choice(_("Belongs to"), required=False)
    due_on = Day(pgettext_lazy("work item", "Due"), required=False)
    priority = Choice(_("Priority"), options=list(PRIORITIES.items()), initial="normal")
    labels = Text(_("Labels"), required=False, max_length=200, hint=_("At most five, with commas between them."))
    steps = Lines(
        pgettext_lazy("work item", "Steps"),
        required=False,
        rows=3,
        max_length=10_000,
        hint=_("One a line. Each is ticked off on its own."),
    )

    def check(self, values: dict[str, Any]) -> None:
        """Labels and steps of a length that a board can show."""
        labels = _labels(values["labels"])
        if len(labels) > MOST_LABELS or any(len(one) > LONGEST_LABEL for one in labels):
            self.error(
                "labels",
                _now("Keep to %(most)s labels of at most %(long)s characters")
                % {"most": MOST_LABELS, "long": LONGEST_LABEL},
            )
        if len(values["steps"]) > MOST_STEPS or any(len(one) > LONGEST_STEP for one in values["steps"]):
            self.error(
                "steps",
                _now("Keep to %(most)s steps of at most %(long)s characters")
                % {"most": MOST_STEPS, "long": LONGEST_STEP},
            )


class Add(Item):
    """A new work item."""

    assignee = Choice(_("Looked after by"), required=False)
    state = Choice(_("Column"))
    files = Files(_("Files"), required=False)


class Edit(Item):
    """A work item that was read as its version ``seen``."""

    drop = Choices(_("Take these files off"), required=False)
    files = Files(_("More files"), required=False)
    seen = Hidden(Integer(min=1))
    was = Hidden(Text(required=False, max_length=200_000))

    def see(self, version: int) -> None:
        """Show the form as one that has read this version, which is the one that it was made from."""
        self.put("seen", [str(version)])
        self.put("was", [self.initial["was"]])

    def take_theirs(self, name: str) -> None:
        """Answer one part as the item says it now."""
        self.values[name] = self.initial[name]
        self.put(name, self.fields[name].shown(self.initial[name]))

    def put(self, name: str, texts: Sequence[str]) -> None:
        """Let these texts stand in the field."""
        self.data = self.data.copy()
        self.data.setlist(self.full_name(name), list(texts))


class Assign(Form):
    """Who looks after it."""

    assignee = Choice(_("Looked after by"), required=False)


class Comment(Form):
    """A comment on an item."""

    words = LongText(
        _("Your comment"), max_length=LONGEST, rows=3,
        hint=_("Write @ and the name of somebody who reads this board, and they are told at once."),
    )  # fmt: skip
    files = Files(_("Files"), required=False)


class EditComment(Form):
    """Other words of a comment."""

    words = Comment.fields["words"]


class Start(Form):
    """A timer, on a line of the hours."""

    line = Choice(_("Line"))


class Tick(Form):
    """One step, as it was read."""

    step = Hidden(Integer(min=1))
    words = Hidden(Text(max_length=LONGEST_STEP))
    done = Hidden(Integer(min=0, max=1))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A move as a board shows it: the item's number, the column in which it was seen, where it goes, and the number of
    the item after which it comes to stand (0: the top, None: the end)."""

    number: int
    seen: WorkItemState
    to: WorkItemState
    after: int | None


class Place(Field):
    """A move -> Wanted."""

    def parsed(self, text: str, form: Any) -> Wanted:
        """What a button of the board says."""
        found = _MOVE.fullmatch(text)
        if found is None:
            raise Mistake(_now("Open the page again: this form lost what it was about"))
        after = None if found[4] == "-" else int(found[4])
        return Wanted(int(found[1]), WorkItemState(found[2]), WorkItemState(found[3]), after)


class Move(Form):
    """One item, and where it goes."""

    move = Hidden(Place())


def add_form(request: HttpRequest, board: BoardPage) -> Add:
    """A new item, in the column that the address names."""
    column = request.GET.get("column", "")
    about = request.GET.get("about", "")
    first = {
        "state": column if column in set(WorkItemState) else "to_do",
        "about": about if about in {one.key for one in board.belongs} else "",
    }
    return Add(request, initial=first, options={**_options(board), "state": columns()})


def edit_form(request: HttpRequest, board: BoardPage, item: WorkItemRow) -> Edit:
    """The item as it stands, with the files that can be taken off it."""
    first = {
        "title": item.title,
        "note": item.note,
        "about": key_of(board, item),
        "due_on": item.due_on,
        "priority": str(item.priority),
        "labels": ", ".join(item.labels),
        "steps": [one.words for one in item.steps],
        "seen": item.version,
    }
    first["was"] = json.dumps(parts_of(first), ensure_ascii=False)
    subject = ("work_item", item.id)
    attached = [(str(one.id), one.name) for one in files.of(subject)[subject]]
    return Edit(request, initial=first, options={**_options(board), "drop": attached})


def parts_of(values: Mapping[str, Any]) -> dict[str, object]:
    """What an item says, part by part, in a form that can be compared and kept in a page."""
    due_on = values["due_on"]
    return {
        **{name: str(values[name] or "") for name in ("title", "note", "about", "priority")},
        "due_on": due_on.isoformat() if due_on else "",
        "labels": _labels(values["labels"] or ""),
        "steps": list(values["steps"] or ()),
    }


def assign_form(request: HttpRequest, board: BoardPage, item: WorkItemRow | None) -> Assign:
    """Everybody who works for either side."""
    return Assign(request, initial={"assignee": str(item.assignee_id or "") if item else ""}, options=_options(board))


def text_of(board: BoardPage, values: dict[str, Any]) -> WorkItemText:
    """What was written, as an action takes it."""
    about = next((one for one in board.belongs if one.key == values["about"]), None)
    return WorkItemText(
        title=values["title"],
        note=values["note"],
        due_on=values["due_on"],
        priority=Priority(values["priority"]),
        labels=tuple(_labels(values["labels"])),
        steps=tuple(values["steps"]),
        milestone_id=about.milestone_id if about else None,
        line=about.line if about else None,
    )


def whose(board: BoardPage, form: Add) -> dict[str, Any]:
    """On which board a new item stands, in which column, and who looks after it."""
    values = form.values
    return {
        "agreement_id": board.agreement_id,
        "state": WorkItemState(values["state"]),
        "assignee_id": person_of(values),
    }


def person_of(values: dict[str, Any]) -> UUID | None:
    """The person that was chosen."""
    return UUID(values["assignee"]) if values["assignee"] else None


def chosen(values: list[str]) -> list[UUID]:
    """The files that were chosen."""
    return [UUID(one) for one in values]


def key_of(board: BoardPage, item: WorkItemRow) -> str:
    """What the item belongs to, as the form names it."""
    found = (one for one in board.belongs if (one.milestone_id, one.line) == (item.milestone_id, item.line))
    return next((one.key for one in found), "")


def columns() -> list[tuple[str, str]]:
    """The columns, in their order."""
    return [(str(state), str(status_of("work_item", state).word)) for state in WorkItemState]


def _labels(said: str) -> list[str]:
    return [one.strip() for one in said.replace("،", ",").split(",") if one.strip()]


def _options(board: BoardPage) -> dict[str, list[tuple[str, str]]]:
    people = {str(one.person_id): one.name or one.email for one in board.people}
    about = [(one.key, one.title) for one in board.belongs]
    return {
        "assignee": [("", pgettext("person", "nobody yet")), *people.items()],
        "about": [("", _now("the contract as a whole")), *about],
    }
