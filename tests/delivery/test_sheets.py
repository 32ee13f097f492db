"""The weeks of time sheets, and what a sheet is worth: by property, and by the tables of its document."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anyshore.contracts.rules.lines import TimeLine
from anyshore.delivery.rules.sheets import Worked, bill
from anyshore.delivery.rules.weeks import (
    begins_at,
    days_of,
    edit_until,
    minutes_by_day,
    review_until,
    week_at,
    week_name,
    week_named,
    week_of,
)
from anyshore.kit.errors import NotFound
from anyshore.kit.ids import new_id
from tests.tables import tables

DOCUMENT = "docs/algorithms/time_sheets.md"
DAYS = st.dates(date(2000, 1, 3), date(2100, 1, 1))
LINES = st.lists(
    st.builds(
        TimeLine, role=st.just("Developer"), rate_minor=st.integers(1, 10**6), cap_minutes=st.integers(15, 10_080)
    ),
    min_size=1,
    max_size=4,
)


@st.composite
def sheets(draw: st.DrawFn) -> tuple[list[TimeLine], list[Worked], dict[int, int], int]:
    """Lines, what was worked, caps lifted, and the credit before."""
    lines = draw(LINES)
    rows = st.builds(
        Worked,
        key=st.builds(new_id),
        line=st.integers(1, len(lines)),
        minutes=st.integers(1, 1440) | st.integers(-1440, -1),
        asked=st.booleans(),
    )
    lifted = draw(st.dictionaries(st.integers(1, len(lines)), st.integers(15, 10_080), max_size=2))
    return lines, draw(st.lists(rows, max_size=20)), lifted, draw(st.integers(-(10**6), 0))


@settings(deadline=None)
@given(sheets())
def test_nothing_is_billed_twice_beyond_a_cap_or_under_a_question(given_sheet):
    lines, worked, lifted, credit = given_sheet
    worth = bill(lines, worked, lifted, credit)
    rows = {row.key: row for row in worth.rows}
    assert len(rows) == len(worth.rows) == sum(not one.asked for one in worked)
    assert not rows.keys() & {one.key for one in worked if one.asked}
    for one in worked:
        if not one.asked:
            assert min(one.minutes, 0) <= rows[one.key].minutes <= max(one.minutes, 0)
    for place, line in enumerate(lines, 1):
        own = [rows[one.key].minutes for one in worked if one.line == place and not one.asked and one.minutes > 0]
        asked_for = sum(one.minutes for one in worked if one.line == place and not one.asked and one.minutes > 0)
        assert sum(own) == min(asked_for, max(line.cap_minutes, lifted.get(place, 0)))


@settings(deadline=None)
@given(sheets())
def test_the_sum_is_the_exact_one_rounded_and_its_parts_add_up(given_sheet):
    lines, worked, lifted, credit = given_sheet
    worth = bill(lines, worked, lifted, credit)
    line_of = {one.key: lines[one.line - 1] for one in worked}
    exact = sum((Fraction(row.minutes * line_of[row.key].rate_minor, 60) for row in worth.rows), Fraction(0))
    assert abs(worth.total_minor - exact) <= 1
    assert worth.total_minor == sum(row.amount_minor for row in worth.rows)
    assert worth.payable_minor - -worth.credit_minor == worth.total_minor + credit
    assert worth.payable_minor >= 0 >= worth.credit_minor
    for row in worth.rows:
        assert abs(row.amount_minor - Fraction(row.minutes * line_of[row.key].rate_minor, 60)) < 1.5


def test_the_document_is_right():
    rows = tables(DOCUMENT)[1]
    lines = [TimeLine(role="Developer", rate_minor=int(rows[0]["rate"]), cap_minutes=int(rows[0]["cap"]))]
    worked = [Worked(new_id(), 1, int(row["minutes"]), row["asked"] == "yes") for row in rows]
    worth = {row.key: row for row in bill(lines, worked, {}).rows}
    for one, row in zip(worked, rows, strict=True):
        said = worth.get(one.key)
        assert (said.minutes if said else 0, said.amount_minor if said else 0) == (
            int(row["counts"]),
            int(row["worth"]),
        )


@given(DAYS)
def test_a_week_is_monday_to_sunday_and_has_168_hours(day: date):
    week = week_of(day)
    assert week.weekday() == 0
    assert day in days_of(week)
    assert week_named(week_name(week)) == week
    assert begins_at(week + timedelta(days=7)) - begins_at(week) == timedelta(hours=168)
    edited, reviewed = edit_until(week, begins_at(week)), review_until(week, begins_at(week))
    assert edited.strftime("%a %H:%M") == "Mon 12:00"
    assert reviewed.strftime("%a %H:%M") == "Fri 23:59"
    assert edited < reviewed < begins_at(week + timedelta(days=14))


def test_the_clocks_of_a_contract_that_was_signed_late_are_those_of_the_document():
    for row in tables(DOCUMENT)[0]:
        week, signed = date.fromisoformat(row["week"]), datetime.fromisoformat(row["both signed"] + "+00:00")
        assert f"{edit_until(week, signed):%Y-%m-%dT%H:%M}" == row["edited until"], row
        assert f"{review_until(week, signed):%Y-%m-%dT%H:%M}" == row["reviewed until"], row


@given(DAYS, st.integers(0, 400), st.integers(0, 7 * 24 * 60 - 1))
def test_no_time_for_a_sheet_passes_before_the_signature(day: date, days: int, minutes: int):
    week = week_of(day)
    signed = begins_at(week_of(day + timedelta(days=days))) + timedelta(minutes=minutes)
    edited, reviewed = edit_until(week, signed), review_until(week, signed)
    assert signed < edited < reviewed
    assert week_of(signed.date()) == week or edited - signed > timedelta(days=7)


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), date(2026, 3, 8), date(2026, 11, 1)])
def test_a_week_in_which_clocks_change_somewhere_is_as_long_as_any(day: date):
    hour = timedelta(hours=1)
    instants = [begins_at(week_of(day)) + hour * place for place in range(168)]
    assert {week_at(one) for one in instants} == {week_of(day)}


@pytest.mark.parametrize("name", ["2026-48", "2026-W00", "2026-W54", "2025-W53", "x", "2026-W4", "\u0662026-W48"])
def test_names_that_are_no_week(name: str):
    with pytest.raises(NotFound):
        week_named(name)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)), st.integers(0, 24 * 60 * 60))
def test_a_timer_is_split_at_midnight_and_loses_no_whole_minute(start: datetime, seconds: int):
    began = start.replace(tzinfo=UTC)
    spans = list(minutes_by_day(began, began + timedelta(seconds=seconds)))
    assert len(spans) <= 2
    assert all(minutes > 0 for _, minutes in spans)
    assert abs(sum(minutes for _, minutes in spans) - seconds / 60) < 1
