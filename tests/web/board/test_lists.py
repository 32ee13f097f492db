"""A board out and in: the sheet that goes out comes in again; a list of lines; rows that cannot be taken, by row."""

from __future__ import annotations

import csv
import io
from datetime import date
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.delivery.queries.board_page import board_page
from anyshore.delivery.rules.board import Priority, WorkItemState
from anyshore.delivery.rules.board_imports import BadRow, Known, read_items
from anyshore.parties.rules import Role
from tests.factories import make_organisation, member_actor
from tests.web.board.test_pages import ARABIC, board
from tests.web.contracts.scenes import browser, post, running, soon, text

PERSON = UUID(int=7)
KNOWN = Known(
    people={"ana@example.org": PERSON},
    milestones={"design": UUID(int=1)},
    lines={"developer": 1},
    columns={"fertig": WorkItemState.DONE},
)


def test_a_list_is_one_item_a_line_without_its_marks():
    good, bad = read_items("- Sketches\r\n* Layout\n\n1. Print\n[x] Paper\n- [ ] Ink\n تصميم\n", KNOWN)
    assert [(one.text.title, str(one.state)) for one in good] == [
        ("Sketches", "to_do"), ("Layout", "to_do"), ("Print", "to_do"), ("Paper", "done"), ("Ink", "to_do"), ("تصميم", "to_do"),
    ]  # fmt: skip
    assert bad == ()


def test_a_sheet_of_another_board_is_understood():
    sheet = '\ufeffCard Name,List Name,Members,Due Date,Labels,Milestone,Priority,Else\nSketches,In Progress,ANA@example.org,2026-12-10T09:00:00Z,"a, b",Design,High,x\nCalls,Fertig,,,,Developer,,\n'
    good, bad = read_items(sheet, KNOWN)
    assert bad == ()
    first, second = good
    assert (first.state, first.assignee_id, first.text.due_on, first.text.labels) == (
        "doing",
        PERSON,
        date(2026, 12, 10),
        ("a", "b"),
    )
    assert (first.text.milestone_id, first.text.priority) == (UUID(int=1), Priority.HIGH)
    assert (second.state, second.text.line, second.text.milestone_id) == ("done", 1, None)


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (";doing;;;;", "title", "empty"),
        ("x;nowhere;;;;", "column", "unknown"),
        ("x;;bo@example.org;;;", "assignee", "unknown"),
        ("x;;;soon;;", "due", "unfit"),
        ("x;;;;a,b,c,d,e,f;", "labels", "too_long"),
        ("x;;;;;Else", "about", "unknown"),
        (f"{'x' * 201};;;;;", "title", "too_long"),
    ],
)
def test_what_cannot_be_taken_is_named_by_row(row: str, column: str, reason: str):
    good, bad = read_items(f"title;column;assignee;due;labels;belongs to\nfine;;;;;\n{row}\n", KNOWN)
    assert [one.text.title for one in good] == ["fine"]
    assert [(one.number, one.column, one.reason) for one in bad] == [(3, column, reason)]


def test_one_row_too_many_is_named(monkeypatch):
    monkeypatch.setattr("anyshore.delivery.rules.board_imports.MOST_ITEMS", 1)
    assert read_items("a\nb", KNOWN)[1] == (BadRow(2, "title", "too_many", "b"),)


@pytest.mark.django_db
def test_what_goes_out_comes_in_again():
    scene, other = running(), running()
    here, there = board(scene), board(other)
    reader = browser(scene.client)
    given = {"priority": "high", "state": "in_review", "labels": "Ink, Print", "steps": "Draw\nShow", "about": "m1"}
    post(
        reader,
        f"{here}add/",
        title=ARABIC,
        note="First line\nsecond; with, marks",
        due_on=str(soon(9)),
        assignee=str(scene.client.person_id),
        **given,
    )
    post(reader, f"{here}add/", title="=1+1", priority="low", state="to_do", labels="")
    answer = reader.get(f"{here}export.csv")
    assert answer["Content-Disposition"] == f'attachment; filename="board-C-{scene.number}.csv"'
    sheet = answer.content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(sheet)))
    assert [row["title"] for row in rows] == ["'=1+1", ARABIC]
    sheet = sheet.replace(rows[1]["assignee"], "")
    writer = browser(other.client)
    assert post(writer, f"{there}import/", rows=sheet, enter="yes").status_code == 303
    kept = ("title", "note", "state", "due_on", "priority", "labels", "steps", "about")
    mine, theirs = (
        sorted([str(getattr(row, name)) for name in kept] for row in board_page(one.client, one.number).items)
        for one in (scene, other)
    )
    assert mine == theirs


@pytest.mark.django_db
def test_a_list_is_looked_at_first_and_then_added_whole_or_not():
    scene = running()
    here, reader = board(scene), browser(scene.provider)
    wrong = text(post(reader, f"{here}import/", rows="title;due\nSketches;soon\n"))
    assert "Row 2: Due “soon” cannot be read." in wrong
    assert post(reader, f"{here}import/", rows="").status_code == 422
    upload = SimpleUploadedFile("list.csv", b"title\nSketches\nLayout\n")
    looked = text(post(reader, f"{here}import/", rows="", file=upload))
    assert "2 items can be added." in looked
    assert "Layout" in looked.partition("<textarea")[2]
    assert board_page(scene.client, scene.number).items == ()
    bad = SimpleUploadedFile("list.csv", "título\n".encode("latin-1"))
    assert "Save it as UTF-8" in text(post(reader, f"{here}import/", rows="", file=bad))
    assert post(reader, f"{here}import/", rows="Sketches\nLayout", enter="yes").headers["Location"] == here
    assert [one.title for one in board_page(scene.client, scene.number).items] == ["Sketches", "Layout"]


@pytest.mark.django_db
def test_who_may():
    scene = running()
    here = board(scene, "Sketches")
    viewer = browser(member_actor(scene.client.organisation_id, Role.VIEWER))
    assert viewer.get(f"{here}export.csv").status_code == 200
    assert viewer.get(f"{here}import/").status_code == 403
    stranger = browser(make_organisation()[1])
    for part in ("export.csv", "import/"):
        assert stranger.get(f"{here}{part}").status_code == 404
