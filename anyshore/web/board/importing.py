"""A board as a spreadsheet, out and in: a list is looked at row by row, and added all or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anyshore.delivery.actions.add_work_items import add_work_items
from anyshore.delivery.queries.board_page import BoardPage, WorkItemRow
from anyshore.delivery.rules.board import NewItem, WorkItemState
from anyshore.delivery.rules.board_imports import BadRow, Known, read_items
from anyshore.kit.cells import quoted
from anyshore.web.access import signed_in
from anyshore.web.board.forms import columns
from anyshore.web.board.reading import act, board_address, read
from anyshore.web.board.words import FIELDS
from anyshore.web.forms import Files, Form, LongText
from anyshore.web.rendering import page
from anyshore.web.spreadsheets import csv_file
from anyshore.web.words import Words

HEADS = (
    "number", "title", "column", "assignee", "due", "priority", "labels", "belongs_to", "steps", "note", "minutes",
    "archived",
)  # fmt: skip
"""The columns of a sheet, by names that an import understands; minutes are those that timers took."""
NAMES: dict[str, Words] = {
    **{name: FIELDS[name] for name in ("title", "note", "priority", "labels", "steps")},
    "due": FIELDS["due_on"],
    "about": FIELDS["line"],
    "column": gettext_lazy("Column"),
    "assignee": gettext_lazy("Looked after by"),
}
REASONS: dict[str, Words] = {
    "empty": gettext_lazy("is missing"),
    "unfit": gettext_lazy("cannot be read"),
    "two_days": gettext_lazy("can be two days: write it as 2026-11-30"),
    "unknown": gettext_lazy("is not known here"),
    "too_long": gettext_lazy("is too long, or too many"),
    "too_many": gettext_lazy("is beyond the thousandth row"),
}


class Import(Form):
    """A list of items, pasted or as a file."""

    rows = LongText(
        gettext_lazy("One item a line, or a sheet with heads"),
        required=False,
        max_length=300_000,
        rows=10,
        hint=gettext_lazy(
            "Heads that are understood: title, note, column, assignee, due, priority, labels, belongs to, steps. "
            "Days are written with the year first: 2026-12-04."
        ),
    )
    file = Files(
        gettext_lazy("Or a file: CSV or text"), required=False, max_files=1, whole=True, accept=".csv,.txt,.tsv,.md"
    )

    def check(self, values: dict[str, Any]) -> None:
        """One of the two; what is in a file stands in the field from then on, so that it is sent again with it."""
        if values["file"]:
            body = values["file"][0].read(400_000)
            try:
                text = body.decode("utf-8-sig")
            except UnicodeDecodeError:
                self.error("file", _("Save it as UTF-8, then choose it again"))
                return
            if len(text) > 300_000:
                self.error("file", _("Keep to a thousand items in one file"))
                return
            self.data = self.data.copy()
            self.data[self.full_name("rows")] = values["rows"] = text
        elif not values["rows"]:
            self.error("rows", _("Write a list, or choose a file"))


@dataclass(frozen=True, slots=True)
class Looked:
    """A list as it was read: what can be taken, and what cannot."""

    rows: tuple[NewItem, ...]
    bad: tuple[BadRow, ...]

    @property
    def fits(self) -> bool:
        """Whether all of it can be added."""
        return bool(self.rows) and not self.bad


@signed_in
def import_items(request: HttpRequest, number: int) -> HttpResponse:
    """Look at a list, then add it."""
    found = read(request, number, to_write=True)
    form = Import(request)
    looked = Looked(*read_items(form.values["rows"], _known(found))) if form.accepted() else None
    if looked and looked.fits and request.POST.get("enter"):
        given = {"agreement_id": found.agreement_id, "items": looked.rows}
        done = act(
            request, add_work_items, board_address(request, found), form, told=_("They stand on the board."), **given
        )
        if done:
            return done
    return page(request, "board/import.html", b=found, form=form, looked=looked, reasons=REASONS, names=NAMES)


@signed_in
def export(request: HttpRequest, number: int) -> HttpResponse:
    """Everything on the board and in its archive, as an import understands it again."""
    found = read(request, number)
    order = list(WorkItemState)
    rows = sorted(found.items, key=lambda row: order.index(row.state))
    return csv_file(f"board-C-{number}.csv", HEADS, [_line(found, row) for row in (*rows, *found.archived)])


def _line(board: BoardPage, row: WorkItemRow) -> list[str]:
    emails = {one.person_id: one.email for one in board.people}
    cells = [
        str(row.number),
        row.title,
        str(row.state),
        emails.get(row.assignee_id, row.assignee) if row.assignee_id else "",
        row.due_on.isoformat() if row.due_on else "",
        str(row.priority),
        ", ".join(row.labels),
        row.about,
        "\n".join(one.words for one in row.steps),
        row.note,
        str(row.minutes),
        row.archived_at.isoformat() if row.archived_at else "",
    ]
    return [quoted(cell) for cell in cells]


def _known(board: BoardPage) -> Known:
    people = {name.casefold(): one.person_id for one in board.people for name in (one.name, one.email) if name}
    both = [(one, one.title.casefold()) for one in board.belongs]
    return Known(
        people=people,
        milestones={title: one.milestone_id for one, title in both if one.milestone_id},
        lines={title: one.line for one, title in both if one.line},
        columns={word.casefold(): WorkItemState(state) for state, word in columns()},
    )
