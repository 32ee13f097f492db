"""Renewal as a rule, by property, and the tables of docs/algorithms/renewal.md."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.contracts.rules.clauses.acting.indexation import Indexation
from anyshore.contracts.rules.clauses.acting.renewal import Renewal
from anyshore.contracts.rules.days import months_after
from anyshore.contracts.rules.lines import Lines, Retainer, TimeLine
from anyshore.contracts.rules.renewal import (
    EndOutOfRange,
    as_long_again,
    checked_end,
    last_day_to_refuse,
    silence_of_renewal,
    term_end,
)
from anyshore.contracts.rules.repricing import repriced
from tests.tables import tables

DOC = "docs/algorithms/renewal.md"
DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "Asia/Manila", "America/New_York", "Pacific/Apia", "Asia/Kathmandu"])


def rule(**values: object) -> Renewal:
    return Renewal(**({"months": 12, "notice_days": 90, "most": 3, "days_of": "client"} | values))


def test_until_when_one_can_say_no_as_the_table_says():
    rows = tables(DOC)[0]
    assert len(rows) == 5
    for row in rows:
        one = rule(notice_days=int(row["days before"]), days_of=row["days of"])
        zone = one.zone(row["client"], row["provider"])
        until = datetime.strptime(row["until (UTC)"], "%Y-%m-%d %H:%M").replace(tzinfo=UTC)
        assert one.refused_until(date.fromisoformat(row["last day"]), zone) == until


def test_when_the_next_term_ends_as_the_table_says():
    rows = tables(DOC)[1]
    assert len(rows) == 5
    for row in rows:
        found = term_end(date.fromisoformat(row["signed last day"]), int(row["months"]), int(row["renewals"]))
        assert found == date.fromisoformat(row["last day"])


@given(DAYS, st.integers(1, 730), ZONES)
def test_the_last_day_to_say_no_is_whole_and_so_many_days_before(ends_on, days, zone):
    until = rule(notice_days=days).refused_until(ends_on, zone)
    last = (until - timedelta(microseconds=1)).astimezone(ZoneInfo(zone)).date()
    assert last == last_day_to_refuse(ends_on, days)
    assert (ends_on - last).days == days
    assert until.astimezone(ZoneInfo(zone)).date() > last


@given(DAYS, st.integers(1, 60), st.integers(1, 12))
def test_terms_go_forward_and_never_drift(anchor, months, most):
    one, ends_on = rule(months=months, most=most), anchor
    for done in range(most):
        assert one.renews(done)
        after = one.next_end(ends_on, anchor=anchor, done=done)
        assert after > ends_on
        assert after == months_after(anchor, months * (done + 1))
        ends_on = after
    assert not one.renews(most)


@given(DAYS, st.integers(1, 400))
def test_a_new_last_day_is_later(now_on, days):
    assert checked_end(now_on + timedelta(days=days), now_on) == now_on + timedelta(days=days)
    for wrong in (now_on, now_on - timedelta(days=days), months_after(now_on, 241)):
        with pytest.raises(EndOutOfRange) as told:
            checked_end(wrong, now_on)
        assert told.value.params["first"] == now_on + timedelta(days=1)
        assert checked_end(told.value.params["last"], now_on) == months_after(now_on, 240)


def test_prices_follow_the_index_line_by_line_and_nothing_else_changes():
    index = Indexation(
        base_value=10_000, base_on=None, share_bps=10_000, interval_months=12, threshold_bps=0, cap_bps=2_000,
        downwards=False,
    )  # fmt: skip
    lines = Lines(
        starts_on=date(2026, 1, 1),
        time=(TimeLine(role="Developer", rate_minor=8_000, cap_minutes=600),),
        retainer=Retainer(amount_minor=310_000, minutes=600),
    )
    found = repriced(lines, index, 10_500, "EUR")
    assert (found.time[0].rate_minor, found.retainer.amount_minor) == (8_400, 325_500)
    assert replace(found, time=lines.time, retainer=lines.retainer) == lines
    assert repriced(lines, index, 9_000, "EUR") == lines


def test_silence_renews():
    at = datetime(2026, 10, 2, 22, tzinfo=UTC)
    (told,) = silence_of_renewal(at, date(2027, 12, 31))
    assert (told.at, told.code, told.params) == (at, "contracts.renewed", {"until": date(2027, 12, 31)})
    assert silence_of_renewal(None, None) == []


@pytest.mark.parametrize(
    ("began", "ends", "again"),
    [
        ("2026-01-01", "2026-12-31", "2027-12-31"),
        ("2026-02-01", "2027-02-01", "2028-02-01"),
        ("2026-09-17", "2026-09-30", "2026-10-30"),
        ("2026-08-31", "2027-01-31", "2027-06-30"),
        ("2000-01-01", "2030-01-01", "2050-01-01"),
    ],
)
def test_a_term_as_long_again_is_proposed(began, ends, again):
    proposed = as_long_again(date.fromisoformat(began), date.fromisoformat(ends))
    assert proposed == date.fromisoformat(again)
    assert checked_end(proposed, date.fromisoformat(ends)) == proposed
