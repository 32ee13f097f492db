"""Days in lists: as they are written in many places, and never one for another."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit.written_days import TwoDays, written_day

NOVEMBER = date(2026, 11, 30)


@pytest.mark.parametrize(
    "said",
    ["2026-11-30", "2026/11/30", "2026.11.30", "30.11.2026", "30/11/2026", "30-11-2026", "11/30/2026", " 2026-11-30 ",
     "2026-11-30 00:00:00", "2026-11-30T09:15:00.5Z", "2026-11-30T09:15+02:00", "30.11.2026 08:00"],
)  # fmt: skip
def test_one_day_in_many_ways(said: str):
    assert written_day(said) == NOVEMBER


@pytest.mark.parametrize("said", ["03/04/2026", "3-4-2026"])
def test_what_could_be_two_days_is_neither(said: str):
    with pytest.raises(TwoDays):
        written_day(said)


@pytest.mark.parametrize(
    "said", ["", "30.11.26", "31.02.2026", "2026-13-01", "13/13/2026", "30/11-2026", "\u0663\u0660.11.2026", "soon"]
)
def test_what_is_no_day(said: str):
    with pytest.raises(ValueError):
        written_day(said)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_is_never_read_as_another(day: date):
    assert written_day(day.isoformat()) == written_day(f"{day:%d.%m.%Y}") == day
    for said in (f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}"):
        try:
            assert written_day(said) == day
        except TwoDays:
            assert day.day <= 12
