"""What silence does to duties: which are missed, what a renewal, an acceptance and the end change of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from anyshore.contracts.rules import Side
from anyshore.contracts.rules.duties.keeping import TERMS, DutyPlan
from anyshore.contracts.rules.duties.silence import DutiesAhead, NextTerm, OpenDuty
from anyshore.contracts.rules.duties.sources import duties_of
from anyshore.contracts.rules.lines import Duty, Lines
from anyshore.contracts.rules.priced import Every
from anyshore.kit.workdays import Calendar
from tests.contracts.test_duty_rules import content
from tests.deals import clause

SINCE, ENDS = datetime(2026, 11, 23, 12, tzinfo=UTC), date(2027, 3, 31)
OWN = Calendar(zone="Europe/Amsterdam")
LINES = Lines(
    starts_on=date(2026, 11, 23), duties=(Duty(what="Report", every=Every.MONTH), Duty(what="Hand back the keys"))
)


def ahead(**more: Any) -> DutiesAhead:
    chosen = (clause("retention", share_bps=1_000, days=20), clause("confidentiality"))
    said = content(unit="project")
    said = replace(said, clauses=chosen, lines=LINES, terms=said.terms.ending(ENDS), rail="ledger_only")
    plans = duties_of(said, SINCE.date(), ENDS)
    waiting = tuple(OpenDuty(one, TERMS, at) for one in plans if (at := one.due_after(SINCE, OWN)))
    found = DutiesAhead(waiting=waiting, content=said, since=SINCE, calendars=dict.fromkeys(Side, OWN))
    return replace(found, **more)


def days(found: DutiesAhead, words: str) -> list[date]:
    return sorted(one.at.date() for one in found.told() if one.params["words"] == words)


def test_of_what_comes_again_the_open_one_and_the_next_are_told():
    assert days(ahead(), "Report") == [date(2026, 12, 23), date(2027, 1, 25)]
    assert days(ahead(), "Hand back the keys") == [ENDS]


def test_a_duty_that_a_later_one_has_overtaken_brings_no_other():
    plan = DutyPlan(key="x", side=Side.CLIENT, code="line", source="line", words="X", months=1, first_on=SINCE.date())
    one = OpenDuty(plan, TERMS, SINCE + timedelta(days=9), overtaken=True)
    assert len(list(ahead(waiting=(one,)).told())) == 1


def test_a_renewal_by_itself_moves_what_follows_from_the_last_day():
    term = NextTerm(datetime(2027, 3, 1, tzinfo=UTC), date(2027, 6, 30), 0)
    assert days(ahead(renewal=term), "Hand back the keys") == [date(2027, 6, 30)]


def test_nothing_owed_by_the_provider_is_missed_while_work_stands_still():
    stops = datetime(2027, 1, 1, tzinfo=UTC)
    assert days(ahead(stops_at=stops), "Report") == [date(2026, 12, 23)]
    assert days(ahead(stops_at=stops), "Hand back the keys") == []


def test_what_is_released_by_itself_is_never_missed():
    """Not by an acceptance to come, and not where a contract of before asks for it."""
    at = datetime(2026, 12, 1, 12, tzinfo=UTC)
    plan = DutyPlan(key="retention:1", side=Side.CLIENT, code="retention", source="clause:retention")
    old = ahead(waiting=(OpenDuty(plan, "accepted:1", at),))
    held = replace(old, content=replace(old.content, rail="sandbox"))
    assert [one.at for one in old.told()] == [at]
    assert list(held.told()) == []
    assert "retention" not in [one.params["code"] for one in held.after_acceptance(1, at)]


def test_an_acceptance_and_the_end_bring_duties_that_outlive_the_contract():
    at = datetime(2026, 12, 1, 12, tzinfo=UTC)
    kept = [one for one in ahead().after_acceptance(1, at) if one.params["code"] == "retention"]
    back = list(ahead().after_end(at))
    assert [one.params["code"] for one in kept] == ["retention"]
    assert "give_back" in [one.params["code"] for one in back]
    assert all(one.params["outlives"] and one.at > at for one in (*kept, *back))
    assert not any(one.params["outlives"] for one in ahead().told())
