"""The rules of transitions: the plan as data, how far it lags, the waves of a clause."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from anyshore.kit.errors import Invalid
from anyshore.transition.rules import (
    TRANSITION,
    WAVE,
    WavePlan,
    checked_waves,
    days_behind,
    days_late,
    expected,
    usual_items,
    usual_waves,
)
from anyshore.web.transition.words import STATES
from tests.contracts.test_duty_rules import chosen, content
from tests.transition.world import ALONE, LEARN


def test_a_wave_reads_back_as_it_was():
    for one in (LEARN, replace(ALONE, accepts_id=uuid4())):
        assert WavePlan.from_json(one.to_json()) == one


@pytest.mark.parametrize(
    ("waves", "reason"),
    [
        ([replace(LEARN, to_on=date(2026, 11, 1))], "order"),
        ([ALONE, LEARN], "order"),
        ([replace(LEARN, name="")], "empty"),
        ([LEARN] * 31, "length"),
    ],
)
def test_what_no_plan_has(waves, reason):
    with pytest.raises(Invalid) as caught:
        checked_waves(waves)
    assert caught.value.params["reason"] == reason


def test_a_late_wave_moves_those_after_it():
    one = (date(2026, 12, 1), date(2026, 12, 31))
    two, three = (date(2027, 1, 4), date(2027, 1, 29)), (date(2027, 2, 1), date(2027, 2, 26))
    assert expected([(*one, None), (*two, None)], date(2026, 12, 1), 1) == [one[1], two[1]]
    assert expected([(*one, None), (*two, None)], date(2027, 1, 5), 1) == [date(2027, 1, 5), date(2027, 2, 3)]
    done = date(2027, 1, 3)
    assert expected([(*one, done), (*two, None), (*three, None)], date(2027, 1, 4), 1) == [
        done, date(2027, 2, 1), date(2027, 3, 1),
    ]  # fmt: skip
    longer = (one[0], date(2027, 1, 20))
    assert expected([(*longer, None), (*two, None)], date(2026, 12, 1), 1) == [longer[1], date(2027, 2, 14)]
    assert days_late(one[1], date(2026, 12, 20)) == 0


def test_a_wave_that_has_not_begun_takes_its_own_days_and_is_as_late_as_its_dates_say():
    """The first one too: it cannot be over on the day on which it is looked at."""
    first, second = (date(2026, 6, 1), date(2026, 6, 30)), (date(2026, 7, 1), date(2026, 8, 6))
    plan, today = [(*first, None), (*second, None)], date(2026, 12, 1)
    ends = expected(plan, today, 1)
    assert ends == [today, date(2027, 1, 7)]
    assert days_late(second[1], ends[1]) == 154
    assert expected(plan, today, 0) == [date(2026, 12, 30), date(2027, 2, 5)]
    assert days_behind(plan, ends) == 154
    assert days_behind([(*first, today), (*second, None)], [today, second[1]]) == 0
    assert expected(plan, first[0], 0) == [first[1], second[1]]
    assert expected([(*first, first[1]), (*second, None)], today, 1)[1] == date(2027, 1, 6)


def test_waves_that_overlap_are_not_behind_by_what_the_plan_itself_brings():
    plan = [(date(2026, 12, 1), date(2027, 1, 20), None), (date(2027, 1, 4), date(2027, 1, 29), None)]
    ends = expected(plan, date(2026, 12, 1), 1)
    assert (days_late(plan[1][1], ends[1]), days_behind(plan, ends)) == (16, 0)
    assert days_behind(plan, expected(plan, date(2027, 1, 23), 1)) == 3
    assert days_behind([], []) == 0


def test_the_waves_of_the_clause_come_before_those_of_the_unit():
    rows = [
        ["Invoices", "2027-01-04", "2027-03-31", "No help for two weeks"],
        ["Payments", "2027-04-01", "2027-06-30", ""],
    ]
    made = content("governance")
    made = replace(made, clauses=(chosen("transition", waves=rows),))
    found = usual_waves(made, date(2026, 11, 24))
    assert [(one.name, one.to_on, one.exit) for one in found] == [
        ("Invoices", date(2027, 3, 31), ("No help for two weeks",)),
        ("Payments", date(2027, 6, 30), ()),
    ]
    assert [one.name for one in usual_waves(content(), date(2026, 11, 24))] == [
        "Prepare", "Learn the work", "Work side by side", "Work alone, watched",
    ]  # fmt: skip
    assert usual_waves(content(unit="project"), date(2026, 11, 24)) == ()
    assert len(usual_items(content())) == 6


def test_every_state_has_words():
    for lifecycle in (TRANSITION, WAVE):
        assert {str(one) for one in lifecycle.states} <= set(STATES[lifecycle.kind])
