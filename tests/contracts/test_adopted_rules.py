"""The rules of contracts that were made elsewhere, by property."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.contracts.rules.adopted import (
    END_CLOCK,
    NOTICE_CLOCK,
    AdoptedFacts,
    AdoptedState,
    NoticeDayOff,
    as_of,
    checked,
    clock_of,
    end_after_notice,
    last_notice_day,
    notice_day,
    renewed,
    silence,
)
from anyshore.kit.errors import Invalid
from tests.contracts.adopted_world import PAYROLL

TODAY = date(2026, 11, 24)
DAYS = st.dates(date(2020, 1, 1), date(2031, 12, 31))


@st.composite
def facts(draw: st.DrawFn) -> AdoptedFacts:
    start = draw(DAYS)
    end = draw(st.none() | st.integers(0, 3000).map(lambda days: start + timedelta(days=days)))
    return replace(
        PAYROLL,
        starts_on=start,
        ends_on=end,
        notice_days=draw(st.none() | st.integers(0, 400)),
        renewal_months=draw(st.none() | st.integers(1, 36)) if end else None,
    )


@given(facts())
def test_facts_are_the_same_after_json(one):
    assert AdoptedFacts.from_json(json.loads(json.dumps(one.to_json()))) == one
    assert one.changes(one) == ()


@given(facts(), DAYS)
def test_the_term_is_one_for_which_notice_can_still_be_given(one, today):
    now = as_of(one, today)
    day = last_notice_day(now)
    if day is None:
        assert now == one
    else:
        assert day >= today
        assert end_after_notice(now, today) == now.ends_on
    assert as_of(now, today) == now


@given(facts(), DAYS)
def test_one_clock_runs_and_silence_says_what_it_does(one, today):
    clock = clock_of(one, AdoptedState.RUNNING, "Europe/Amsterdam")
    told = silence(one, AdoptedState.RUNNING, "Europe/Amsterdam")
    assert [row.at for row in told] == ([clock[1]] if clock else [])
    if clock and clock[0] == NOTICE_CLOCK:
        assert told[0].params["until"] == renewed(one).ends_on > one.ends_on
    ending = clock_of(one, AdoptedState.ENDING, "Europe/Amsterdam")
    assert ending is None or ending[0] == END_CLOCK
    assert clock_of(one, AdoptedState.ENDED, "Europe/Amsterdam") is None


@given(facts(), DAYS, DAYS)
def test_a_notice_ends_the_term_of_its_own_day_however_late_it_is_written_down(one, given_on, today):
    now = as_of(one, today)
    end = end_after_notice(now, given_on, signed_until=one.ends_on)
    assert end == end_after_notice(as_of(one, given_on), given_on)
    if now.renewal_months is not None:
        assert given_on <= last_notice_day(replace(now, ends_on=end)), "it came in time for that term"
        assert given_on > today or end <= now.ends_on, "it never ends later than the term of today"


@pytest.mark.parametrize("days", [-1, 1])
def test_notice_is_given_while_the_contract_runs_and_not_tomorrow(days):
    off = PAYROLL.starts_on - timedelta(days=1) if days < 0 else TODAY + timedelta(days=1)
    with pytest.raises(NoticeDayOff) as caught:
        notice_day(off, PAYROLL, TODAY)
    assert caught.value.params["field"] == "given_on"
    for good in (PAYROLL.starts_on, TODAY):
        assert notice_day(good, PAYROLL, TODAY) == good


def test_payroll_by_hand():
    assert last_notice_day(PAYROLL) == date(2026, 12, 1)
    verb, at = clock_of(PAYROLL, AdoptedState.RUNNING, "Europe/Amsterdam")
    assert (verb, at) == (NOTICE_CLOCK, datetime(2026, 12, 1, 23, tzinfo=UTC))
    assert renewed(PAYROLL).ends_on == date(2027, 12, 31)
    endless = replace(PAYROLL, ends_on=None, renewal_months=None, notice_days=60)
    assert end_after_notice(endless, TODAY) == TODAY + timedelta(days=60)
    assert end_after_notice(replace(PAYROLL, renewal_months=None), TODAY) is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"other": " "}, "other"),
        ({"activity": ""}, "activity"),
        ({"currency": "XXX"}, "currency"),
        ({"value_minor": -1}, "value_minor"),
        ({"ends_on": date(2023, 1, 1)}, "ends_on"),
        ({"ends_on": date(2026, 11, 23), "renewal_months": None}, "ends_on"),
        ({"ends_on": None}, "renewal_months"),
        ({"notice_days": 2000}, "notice_days"),
        ({"knows": ("x" * 301,)}, "knows"),
    ],
)
def test_what_no_running_contract_has(wrong, field):
    with pytest.raises(Invalid) as caught:
        checked(replace(PAYROLL, **wrong), TODAY)
    assert caught.value.params["field"] == field
