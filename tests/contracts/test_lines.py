"""Lines that are no milestones: what they may be, what they cost at most, what a rate card allows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from anyshore.catalogue.rules.rates import Per, RateLine
from anyshore.contracts.rules.defaults import defaults
from anyshore.contracts.rules.lines import (
    Duty,
    Lines,
    Retainer,
    TimeLine,
    checked_lines,
    most_on_card,
    terms_with,
)
from anyshore.contracts.rules.terms import EndRule
from anyshore.kit.errors import Invalid

MONDAY = date(2026, 11, 30)
DEV = TimeLine(role="Developer", rate_minor=8_000, cap_minutes=40 * 60)


def test_a_weeks_most_is_rounded_up_and_the_value_counts_the_weeks_it_touches():
    assert replace(DEV, rate_minor=100, cap_minutes=61).most_minor == 102
    lines = Lines(starts_on=MONDAY, time=(DEV,))
    assert lines.week_minor == 320_000
    assert lines.most_minor(MONDAY) == 320_000
    assert lines.most_minor(date(2026, 12, 6)) == 320_000
    assert lines.most_minor(date(2026, 12, 7)) == 640_000
    assert lines.most_minor(None) == 52 * 320_000
    assert lines.most_minor(date(2026, 11, 1)) == 0


def test_a_retainer_counts_the_months_it_touches():
    lines = Lines(starts_on=MONDAY, retainer=Retainer(amount_minor=100_000, minutes=600))
    assert lines.most_minor(date(2027, 1, 15)) == 300_000


def test_lines_that_run_need_an_end_and_a_notice_and_leave_other_terms_alone():
    task = defaults("task")
    assert terms_with(Lines(duties=(Duty(what="Report"),)), task) == task
    found = terms_with(Lines(starts_on=MONDAY, time=(DEV,)), task)
    assert (found.end_rule, found.notice_days) == (EndRule.ON_DATE, 14)
    process = defaults("process")
    assert terms_with(Lines(starts_on=MONDAY, time=(DEV,)), process) == process


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        (Lines(time=(DEV,)), "starts_on"),
        (Lines(starts_on=MONDAY, time=(replace(DEV, role=" "),)), "role"),
        (Lines(starts_on=MONDAY, time=(replace(DEV, rate_minor=0),)), "rate"),
        (Lines(starts_on=MONDAY, time=(replace(DEV, cap_minutes=7 * 24 * 60 + 1),)), "cap"),
        (Lines(starts_on=MONDAY, time=(replace(DEV, place="XX"),)), "place"),
        (Lines(starts_on=MONDAY, time=(DEV,) * 21), "time"),
        (Lines(starts_on=MONDAY, retainer=Retainer(amount_minor=0, minutes=0)), "retainer"),
        (Lines(duties=(Duty(what=""),)), "duties"),
    ],
)
def test_what_lines_may_not_be(lines: Lines, field: str):
    with pytest.raises(Invalid) as caught:
        checked_lines(lines)
    assert caught.value.params["field"] == field


def test_lines_read_back_as_they_were_written():
    lines = checked_lines(
        Lines(
            starts_on=MONDAY,
            time=(replace(DEV, role="  Senior   developer ", place="PL"),),
            retainer=Retainer(amount_minor=5, minutes=60),
            duties=(Duty(what="A report"),),
        )
    )
    assert lines.time[0].role == "Senior developer"
    assert Lines.from_json(lines.to_json()) == lines
    assert Lines.from_json(None) == Lines()


def test_the_card_is_by_role_level_place_and_currency():
    def line(role: str, level: str, country: str, amount: int, per: Per = Per.HOUR) -> RateLine:
        return RateLine(role, level, country, "EUR", per, amount, MONDAY)

    card = [line("Developer", "senior", "PL", 9_000), line("developer", "junior", "", 40_000, Per.DAY)]
    assert most_on_card(DEV, card, "EUR") == 9_000
    assert most_on_card(replace(DEV, level="junior"), card, "EUR") == 5_000
    assert most_on_card(replace(DEV, place="IN", level="senior"), card, "EUR") is None
    assert most_on_card(DEV, card, "USD") is None
    assert most_on_card(replace(DEV, role="Designer"), card, "EUR") is None
