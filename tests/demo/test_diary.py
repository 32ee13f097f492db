"""The diary of a story: always forward, in working hours, the same for the same key."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from anyshore.demo.diary import Diary
from anyshore.kit.workdays import calendar_of, is_working

END = datetime(2026, 11, 24, 9, 24, tzinfo=UTC)
CALENDARS = [calendar_of(code) for code in ("NL", "IN", "JP", "AE", "BR", "NZ", "NP")]
STARTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(lambda naive: naive.replace(tzinfo=UTC))


@given(STARTS, st.lists(st.tuples(st.sampled_from(CALENDARS), st.integers(0, 5)), min_size=1, max_size=12))
def test_every_step_is_later_and_in_the_working_hours_of_whoever_acts(start, steps):
    diary = Diary("a story", starts=start, end=END)
    for calendar, days in steps:
        before = diary.at
        at = diary.later(calendar, days)
        local = at.astimezone(ZoneInfo(calendar.zone))
        assert at > before
        assert is_working(local.date(), calendar)
        assert 8 <= local.hour <= 18


@given(STARTS, st.sampled_from(CALENDARS), st.integers(0, 30))
def test_a_day_before_the_end_is_never_behind_the_story(start, calendar, days):
    diary = Diary("a story", starts=start, end=END)
    assert diary.on(calendar, days) > start


def test_the_same_key_gives_the_same_instants():
    told = [[Diary(key, starts=END, end=END).later(CALENDARS[0], 2) for _ in range(2)] for key in ("one", "two")]
    assert told[0][0] == told[0][1]
    assert told[0][0] != told[1][0]


def test_a_step_beyond_the_limit_comes_back_to_it():
    diary = Diary("a story", starts=END, end=END)
    diary.later(CALENDARS[0], 3)
    assert diary.not_after(END + timedelta(minutes=5)) == END + timedelta(minutes=5)
