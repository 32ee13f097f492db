"""The rules of duties: their days by property, which clause asks for what, the numbers of clauses, both names the
same."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from anyshore.contracts.rules import Side
from anyshore.contracts.rules.adopted import AdoptedFacts, AdoptedState
from anyshore.contracts.rules.clauses.chosen import Chosen, usual
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import Content, MilestoneDraft, Party
from anyshore.contracts.rules.defaults import DEFAULTS
from anyshore.contracts.rules.duties.keeping import DUTY, DutyPlan, DutyState, stands
from anyshore.contracts.rules.duties.sources import (
    duties_after_acceptance,
    duties_after_end,
    duties_elsewhere,
    duties_of,
)
from anyshore.contracts.rules.lines import Duty, Lines
from anyshore.contracts.rules.priced import Every
from anyshore.contracts.rules.text import clause_number, render
from anyshore.jobs.notices.duties import NAMES as MAILED
from anyshore.kit.workdays import calendar_of, is_working
from anyshore.web.duties.words import ABOUT, MOVES, NAMES, STATES

NL, PL = Party(uuid4(), "Pels", "NL"), Party(uuid4(), "Lingua", "PL")
SIGNED, LAST = date(2026, 11, 24), date(2029, 11, 30)
FILLED = {
    "governance": {"meetings": [["Steering", "quarter", "sponsors"], ["Stand-up", "week", "leads"]]},
    "staff_transfer": {"people": [["Clerk", 4, "2027-03-01"], ["Lead", 1, "2027-03-01"]]},
    "service_levels": {"levels": [["On time", 9800, 9500, 10000, "tickets"]]},
    "data_processing": {"purpose": "Books", "categories": ["Suppliers"]},
    "insurance": {"kinds": ["Liability"]},
    "indexation": {"index": "Wages", "base_on": "2026-10-01"},
}


def chosen(key: str, **values: object):
    found = usual(key, Language.EN)
    return replace(found, values={**found.values, **FILLED.get(key, {}), **values})


def content(*keys: str, unit: str = "department", duties: tuple[Duty, ...] = (), **terms: object) -> Content:
    given = {"end_on": LAST, "exit_items": ("Books",), **terms}
    return Content(
        agreement_id=uuid4(), number=1, version=1, client=NL, provider=PL, title="Books", brief="", offer="",
        category="other", unit=unit, currency="EUR", milestones=(MilestoneDraft("Take over", 100),),
        terms=replace(DEFAULTS[unit], **given), fee_bps=0, rail="sandbox", lines=Lines(duties=duties),
        clauses=tuple(chosen(key) for key in keys),
    )  # fmt: skip


def test_days_repeat_from_the_first_and_are_due_on_working_days_of_the_party():
    turn = random.Random(20261124)
    for _ in range(300):
        first = date(2026, 1, 1) + timedelta(days=turn.randrange(800))
        weeks, months = turn.choice([(1, 0), (0, 1), (0, 3), (0, 12)])
        country = turn.choice(["NL", "PL", "IN", "AE", "US", "NZ"])
        own, shift = calendar_of(country), turn.choice([0, -1, 3])
        plan = DutyPlan(
            key="k", side=Side.CLIENT, code="line", source="line", weeks=weeks, months=months, first_on=first,
            last_on=first + timedelta(days=900), shift=shift,
        )  # fmt: skip
        at = datetime(2026, 6, 1, tzinfo=UTC) + timedelta(hours=turn.randrange(9000))
        days = list(plan.days_ahead(at, at + timedelta(days=366), own))
        assert days == sorted(days)
        assert all(at < one <= at + timedelta(days=366) for one in days)
        assert all(is_working(one.astimezone(own_zone(own)).date(), own) for one in days)
        assert all(one.astimezone(own_zone(own)).hour == 17 for one in days)


def own_zone(own):
    from zoneinfo import ZoneInfo

    return ZoneInfo(own.zone)


def test_a_month_end_stays_one():
    plan = DutyPlan(key="k", side=Side.CLIENT, code="line", source="line", months=1, first_on=date(2027, 1, 31))
    assert [plan.day(n) for n in (1, 2, 3)] == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]


def codes(plans) -> list[tuple[str, str]]:
    return sorted({(one.code, str(one.side)) for one in plans})


def test_every_clause_that_asks_for_something_by_a_day():
    made = content(
        "governance", "service_levels", "indexation", "audit", "benchmarking", "insurance", "staff_transfer",
        duties=(Duty(what="Report", every=Every.MONTH), Duty(what="Report", every=Every.WEEK)), decide_months=12,
    )  # fmt: skip
    plans = duties_of(made, SIGNED, LAST)
    assert codes(plans) == [
        ("audit", "client"), ("benchmarking", "client"), ("decide", "client"), ("decide", "provider"),
        ("exit_plan", "client"), ("exit_rehearsal", "provider"), ("hand_over", "provider"),
        ("indexation", "provider"), ("inform_people", "client"), ("inform_people", "provider"),
        ("insurance_proof", "client"), ("line", "provider"), ("meeting", "client"), ("meeting", "provider"),
        ("meeting_report", "provider"), ("people_move", "provider"),
    ]  # fmt: skip
    keys = [one.key for one in plans]
    assert len(keys) == len(set(keys))
    by = {one.code: one for one in plans}
    assert by["benchmarking"].day(2) == date(2030, 5, 24) or by["benchmarking"].day(2) is None
    assert by["people_move"].day(1) == date(2027, 3, 1)
    assert by["inform_people"].due_at(1, calendar_of("PL")).date() <= date(2026, 12, 31)
    assert [one.clause > 0 for one in plans] == [True] * len(plans)


def test_a_project_hands_over_at_its_end_and_a_task_has_nothing():
    project = duties_of(content(unit="project"), SIGNED, LAST)
    assert [(one.code, one.due_at(1, calendar_of("PL")).date()) for one in project] == [("hand_over", LAST)]
    assert duties_of(content(unit="task", end_on=None), SIGNED, None) == ()


def test_the_number_of_a_clause_is_the_one_in_the_text():
    made = content("governance", "audit")
    lines = render(made).splitlines()
    for source, heading in (("clause:audit", "Audit"), ("clause:governance", "Meetings and reports")):
        assert f"## {clause_number(made, source)}. {heading}" in lines
    assert f"## {clause_number(made, 'line')}. " in render(made)
    assert clause_number(made, "clause:step_in") == 0


@pytest.mark.parametrize(
    ("number", "values", "announced_on", "last_on"),
    [
        (2, {"after_months": 2, "extend_months": 3}, None, date(2027, 1, 24)),
        (2, {"after_months": 2, "extend_months": 3}, date(2026, 8, 24), date(2027, 1, 24)),
        (1, {"months": 2, "extend_months": 3}, None, date(2027, 1, 24)),
        (1, {"months": 6, "extend_months": 3}, date(2026, 8, 24), date(2027, 2, 24)),
        (1, {"months": 3, "extend_months": 3}, date(2026, 8, 24), None),
    ],
)
def test_help_is_owed_for_as_long_as_its_version_says(number, values, announced_on, last_on):
    """After the end; in the first version from the notice, so that it may be over with the end."""
    made = replace(content(), clauses=(Chosen("termination_assistance", number, values),))
    found = duties_after_end(made, SIGNED, announced_on)
    assert [one.first_on - timedelta(days=1) for one in found] == ([last_on] if last_on else [])


def test_what_an_acceptance_and_an_end_bring():
    made = content(
        "retention", "warranty", "confidentiality", "data_processing", "termination_assistance", "insurance"
    )
    accepted = duties_after_acceptance(replace(made, rail="ledger_only"), 1, SIGNED)
    assert codes(accepted) == [("retention", "client"), ("warranty_ends", "client")]
    assert codes(duties_after_acceptance(made, 1, SIGNED)) == [("warranty_ends", "client")]
    ended = duties_after_end(made, SIGNED)
    assert codes(ended) == [
        ("assistance", "provider"), ("delete_data", "provider"), ("give_back", "client"), ("give_back", "provider"),
        ("run_off", "provider"),
    ]  # fmt: skip
    (own_warranty,) = duties_after_acceptance(content(warranty_days=30), 1, SIGNED)
    assert own_warranty.due_at(1, calendar_of("NL")).date() == date(2026, 12, 24)


def test_a_contract_made_elsewhere():
    facts = AdoptedFacts(
        other="Lingua", activity="Payroll", value_minor=1, currency="EUR", starts_on=date(2024, 1, 1),
        ends_on=date(2026, 12, 31), notice_days=30, renewal_months=12,
    )  # fmt: skip
    assert codes(duties_elsewhere(facts, AdoptedState.RUNNING)) == [("decide", "client"), ("exit_plan", "client")]
    assert codes(duties_elsewhere(facts, AdoptedState.ENDING)) == [("exit_plan", "client"), ("hand_over", "client")]
    assert duties_elsewhere(facts, AdoptedState.ENDED) == ()


@pytest.mark.parametrize(
    ("state", "days", "shown"),
    [("open", 8, "upcoming"), ("open", 7, "due"), ("missed", -1, "missed"), ("done", 1, "done")],
)
def test_an_open_one_is_due_within_a_week(state, days, shown):
    at = datetime(2026, 11, 24, tzinfo=UTC)
    assert stands(DutyState(state), at + timedelta(days=days), at) == shown


def test_every_kind_and_every_move_has_words_and_mails_use_the_same():
    assert {name: str(words) for name, words in MAILED.items()} == {
        name: str(words) for name, words in NAMES.items() if name in MAILED
    }
    assert set(NAMES) - set(MAILED) == {
        "milestone",
        "wave",
        "notice",
        "end",
        "falls_due",
        "readings",
        "dispute_readings",
        "cause",
        "agree_to",
        "object_to",
        "cure",
        "step_in",
        "service_back",
        "majeure_expected",
        "talks",
        "majeure_end",
    }
    assert set(ABOUT) <= set(NAMES)
    assert {verb for _state, verb in DUTY.moves} == set(MOVES)
    assert {str(one) for one in DutyState} <= set(STATES["duty"])
