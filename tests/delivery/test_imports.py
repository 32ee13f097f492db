"""Lists of hours: what can be read, and each row that cannot with its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from anyshore.delivery.rules.imports import BadHours, ReadRow, minutes_of, read_hours
from tests.delivery.hours_world import DEV, TEST

LINES = (DEV, TEST)


@pytest.mark.parametrize("divider", [";", ",", "\t"])
def test_with_heads_in_any_order_and_case(divider: str):
    rows = [
        ["Role", "DATE", "Hours", "E-Mail", "Description"],
        ["tester", "2026-11-30", "7:30", "A@B.example", "Login"],
    ]
    good, bad = read_hours("\ufeff" + "\n".join(divider.join(row) for row in rows), LINES)
    assert bad == ()
    assert good == (ReadRow(2, date(2026, 11, 30), 450, 2, "a@b.example", "Login"),)


def test_without_heads_and_a_line_by_its_place():
    good, bad = read_hours("2026-11-30;1.5;1\n\n2026-12-01;2;2;;Review\n", LINES)
    assert [(row.number, row.line, row.minutes) for row in good] == [(1, 1, 90), (3, 2, 120)]
    assert bad == ()
    assert read_hours("2026-11-30;1", (DEV,))[0][0].line == 1


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("30.11.26;1;1", "day", "unfit"),
        ("03/04/2026;1;1", "day", "two_days"),
        (";1;1", "day", "empty"),
        ("2026-11-30;;1", "hours", "empty"),
        ("2026-11-30;soon;1", "hours", "unfit"),
        ("2026-11-30;0:00;1", "hours", "range"),
        ("2026-11-30;25:00;1", "hours", "range"),
        ("2026-11-30;1;Cook", "line", "unknown"),
        ("2026-11-30;1;", "line", "empty"),
        ("2026-11-30;1;1;;" + "x" * 301, "note", "too_long"),
        ("2026-12-01;2;1", "day", "twice"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named(row: str, column: str, reason: str):
    good, bad = read_hours(f"2026-12-01;1;1\n{row}", LINES)
    assert len(good) == 1
    assert [(one.number, one.column, one.reason) for one in bad] == [(2, column, reason)]
    assert isinstance(bad[0], BadHours)


def test_every_fault_of_a_row_is_told_at_once():
    good, bad = read_hours("soon;25:00;Cook;;" + "x" * 301, LINES)
    assert good == ()
    assert [(one.column, one.reason) for one in bad] == [
        ("day", "unfit"), ("hours", "range"), ("line", "unknown"), ("note", "too_long"),
    ]  # fmt: skip


def test_days_and_lines_as_the_pages_show_them():
    lines = (replace(DEV, level="senior", place="RS"), replace(DEV, level="junior"), TEST)
    for said, place in (("Developer, senior", 1), ("developer Senior, RS", 1), ("Developer, junior", 2), ("3", 3)):
        good, bad = read_hours(f"30.11.2026\t1\t{said}", lines)
        assert bad == ()
        assert [(row.day, row.line) for row in good] == [(date(2026, 11, 30), place)]
    assert read_hours("30.11.2026;1;Developer", lines)[1][0].reason == "several"


@pytest.mark.parametrize(("said", "minutes"), [("7:30", 450), ("7.5", 450), ("7,25", 435), ("8", 480), ("0:05:59", 5)])
def test_hours_as_people_write_them(said: str, minutes: int):
    assert minutes_of(said) == minutes


@pytest.mark.parametrize("said", ["", "7:60", "1.33", "-1", "7h", "\u0667"])
def test_what_is_no_time(said: str):
    with pytest.raises(ValueError):
        minutes_of(said)
