"""The review clock, what silence does, and what a hand-in may be, by property."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.contracts.rules import Side
from anyshore.delivery.rules import (
    LEAST_AFTER_A_PAUSE,
    LONGEST_NOTE,
    MOST_LINKS,
    SUBMISSION,
    WORK,
    Review,
    SubmissionState,
    WorkState,
    checked_criterion,
    checked_links,
    checked_note,
    clock_of,
    may_ask_again,
    next_side,
    resumed_until,
    review_is_over,
    silence,
)
from anyshore.kit.errors import Invalid
from anyshore.kit.money import Money
from anyshore.kit.workdays import add_working_days, calendar_of

STARTS = st.datetimes(datetime(2026, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))
ZONES = st.sampled_from([("NL", "Europe/Amsterdam"), ("SA", "Asia/Riyadh"), ("US", "America/New_York"), ("NP", "")])


def _review(until: datetime, paused_at: datetime | None = None, position: int = 1) -> Review:
    return Review(UUID(int=position), f"M{position}", position, Money(20000, "EUR"), until, paused_at)


@given(STARTS, st.integers(1, 30), ZONES, st.floats(0, 1.2))
def test_a_clock_counts_from_none_to_all_of_its_days(start: datetime, days: int, where, part: float):
    calendar = calendar_of(*where)
    until = add_working_days(start, days, calendar)
    at = start + (until - start) * part
    clock = clock_of(_review(until), started_at=start, days=days, extended=False, at=at, calendar=calendar)
    assert clock.days_total == days
    assert 0 <= clock.days_used <= days
    assert clock.over is (at >= until)
    if clock.over:
        assert clock.days_used == days
    begun = clock_of(_review(until), started_at=start, days=days, extended=False, at=start, calendar=calendar)
    assert begun.days_used == 0


@given(STARTS, st.integers(1, 20), ZONES)
def test_an_extended_clock_has_twice_the_days(start: datetime, days: int, where):
    calendar = calendar_of(*where)
    first = add_working_days(start, days, calendar)
    until = add_working_days(first, days, calendar)
    clock = clock_of(_review(until), started_at=start, days=days, extended=True, at=start, calendar=calendar)
    assert (clock.days_total, clock.days_used) == (2 * days, 0)
    assert until == add_working_days(start, 2 * days, calendar)


@given(STARTS, st.integers(1, 20), st.integers(0, 400))
def test_a_paused_clock_stands_still(start: datetime, days: int, hours: int):
    calendar = calendar_of("NL")
    until = add_working_days(start, days, calendar)
    paused = min(start + timedelta(hours=hours), until - timedelta(seconds=1))
    review = _review(until, paused)
    shown = [
        clock_of(review, started_at=start, days=days, extended=False, at=at, calendar=calendar)
        for at in (paused, until, until + timedelta(days=100))
    ]
    assert {one.days_used for one in shown} == {shown[0].days_used}
    assert not any(one.over for one in shown)
    assert silence([review]) == []


@given(
    STARTS, st.timedeltas(timedelta(seconds=1), timedelta(days=60)), st.timedeltas(timedelta(0), timedelta(days=400))
)
def test_a_resumed_clock_has_what_was_left_and_at_least_two_days(paused: datetime, left: timedelta, held: timedelta):
    at = paused + held
    until = resumed_until(paused + left, paused, at)
    assert until - at == max(left, LEAST_AFTER_A_PAUSE)
    assert not review_is_over(until, None, at)


@given(st.lists(STARTS, max_size=5))
def test_silence_accepts_each_review_at_its_instant_soonest_first(ends: list[datetime]):
    told = silence([_review(until, position=place) for place, until in enumerate(ends, 1)])
    assert [one.at for one in told] == sorted(ends)
    assert all(one.side == Side.CLIENT and one.code == "delivery.accepted_by_silence" for one in told)
    assert all(one.params["amount_minor"] == 20000 and one.params["currency"] == "EUR" for one in told)


@given(STARTS)
def test_the_stated_instant_itself_is_too_late(until: datetime):
    assert review_is_over(until, None, until)
    assert not review_is_over(until, None, until - timedelta(microseconds=1))


@given(st.integers(0, 60), st.none() | st.integers(0, 50))
def test_rounds_of_changes_are_counted_where_a_number_was_agreed(used: int, allowed: int | None):
    assert may_ask_again(used, allowed) is (allowed is None or used < allowed)


def test_what_is_accepted_or_stopped_stays_so():
    for state in (WorkState.ACCEPTED, WorkState.STOPPED):
        assert next_side(state) is None
        assert not [move for move in WORK.moves if move[0] is state]
    open_states = {state for state, _ in SUBMISSION.moves}
    assert open_states == {SubmissionState.IN_REVIEW}
    assert next_side(WorkState.IN_REVIEW) is Side.CLIENT
    assert next_side(WorkState.CHANGES_ASKED) is Side.PROVIDER


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "ftp://example.org/x", "example.org", "http://", "https://a b.org/", "data:text/html,x",
     "https://[::1", "https://example.org/\x00", "https://example.org/" + "x" * 2000, "//example.org/x"],
)  # fmt: skip
def test_links_are_web_addresses(link: str):
    with pytest.raises(Invalid):
        checked_links([link])


def test_links_are_trimmed_and_limited():
    good = "https://test.example.org/build?n=412#top"
    assert checked_links([f" {good} ", "", "  ", "http://[2001:db8::1]/"]) == [good, "http://[2001:db8::1]/"]
    with pytest.raises(Invalid):
        checked_links([good] * (MOST_LINKS + 1))


@given(st.text(max_size=200))
def test_a_note_is_taken_whatever_is_typed(words: str):
    said = checked_note("note", words)
    assert "\x00" not in said
    assert said == said.strip()
    said.encode()


def test_a_note_has_a_limit():
    with pytest.raises(Invalid):
        checked_note("note", "x" * (LONGEST_NOTE + 1))


@given(st.integers(-3, 5))
def test_a_criterion_is_named_by_its_place(place: int):
    criteria = ("as SVG", "in black and white")
    if 0 <= place < 2:
        assert checked_criterion(criteria, place) == criteria[place]
    else:
        with pytest.raises(Invalid):
            checked_criterion(criteria, place)
