"""The list of defects by rule: the worked tables, the lifecycle, and what silence does."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from anyshore.contracts.rules.clauses.acting.warranty import Warranty
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.library import LIBRARY
from anyshore.delivery.rules.defects import (
    DEFECT,
    TO_CURE,
    Cover,
    CureOver,
    DefectState,
    OpenDefect,
    cure_by,
    cure_rule,
    has_failed,
    must_run,
    silence_of_defects,
)
from anyshore.kit.workdays import calendar_of
from tests.tables import tables

LAST_DAYS, CURES, ANSWERS = tables("docs/algorithms/defects.md")
POLAND = calendar_of("PL")
AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def instant(said: str) -> datetime:
    return datetime.strptime(said, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


@pytest.mark.parametrize("row", LAST_DAYS, ids=lambda row: row["last day"])
def test_the_last_day_as_the_table_says(row):
    rule = Warranty(months=int(row["months"]), cure_days=5, tries=2) if row["months"] else None
    cover = Cover(rule, int(row["days"] or 0))
    accepted_on, last_on = date.fromisoformat(row["accepted on"]), date.fromisoformat(row["last day"])
    assert cover.last_on(accepted_on) == last_on
    for hour in (0, 23):
        accepted_at = datetime.combine(accepted_on, datetime.min.time(), UTC) + timedelta(hours=hour)
        assert cover.open_until(accepted_at, "UTC") == datetime.combine(last_on + DAY, datetime.min.time(), UTC)


@pytest.mark.parametrize("row", CURES, ids=lambda row: row["by"])
def test_the_time_to_put_it_right_as_the_table_says(row):
    rule = cure_rule(int(row["days"]), 2)
    assert cure_by(instant(row["reported, or still there"]), rule, POLAND) == instant(row["by"])


@pytest.mark.parametrize("row", ANSWERS, ids=lambda row: "-".join(row.values()))
def test_an_answer_as_the_table_says(row):
    rule = None if row["attempts"] == "–" else cure_rule(5, int(row["attempts"]))
    failed_at = AT if row["failed before"] == "yes" else None
    failed = has_failed(rule, int(row["before"]) + 1, failed_at)
    assert ("failed" if failed else "begins again") == row["then"]


def test_every_open_state_can_be_struck_off_and_nothing_leaves_struck():
    for state in DefectState:
        assert DEFECT.allows(state, "strike") is (state is not DefectState.STRUCK)
    assert not [move for move in DEFECT.moves if move[0] is DefectState.STRUCK]
    assert {state for state, verb in DEFECT.moves if verb == "fail"} == {*TO_CURE, DefectState.PUT_RIGHT}


def test_an_answer_at_the_instant_is_too_late_where_its_time_runs():
    must_run(DefectState.REPORTED, AT, AT - timedelta.resolution)
    must_run(DefectState.REPORTED, None, AT)
    must_run(DefectState.FAILED, AT, AT)
    with pytest.raises(CureOver):
        must_run(DefectState.DENIED, AT, AT)


def test_what_silence_does_and_that_it_waits_for_a_standstill():
    one, two = OpenDefect(2, "Part 1", AT, AT + 2 * DAY), OpenDefect(1, "Part 2", AT + DAY, AT + 9 * DAY)
    told = silence_of_defects([two, one])
    assert [(each.at, each.params["number"]) for each in told] == [(AT + 2 * DAY, 2), (AT + 9 * DAY, 1)]
    assert [each.params["number"] for each in silence_of_defects([one, two], AT + 3 * DAY)] == [2]
    later = silence_of_defects([one, two], AT + 3 * DAY, AT + 30 * DAY)
    assert [each.at for each in later] == [AT + 2 * DAY, AT + 36 * DAY]
    asked_meanwhile = OpenDefect(3, "Part 1", AT + 5 * DAY, AT + 8 * DAY)
    assert silence_of_defects([asked_meanwhile], AT, AT + 6 * DAY)[0].at == AT + 9 * DAY
    assert silence_of_defects([asked_meanwhile], AT, AT + 4 * DAY)[0].at == AT + 8 * DAY


def test_the_page_says_what_the_clause_says():
    """The words about a defect that failed are those of the newest clause."""
    said = str(LIBRARY["warranty"].newest.words[Language.EN].lines)
    assert "the client may have it put right at the provider's cost, as far as that is reasonable" in said
    assert "or ask for a lower price" in said
