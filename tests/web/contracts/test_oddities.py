"""What is odd about a clause, and what is missing in it, is said where the contract is signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from anyshore.contracts.queries import current_content
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.contracts.rules.oddities import LOOKS, oddities
from anyshore.contracts.rules.priced import UnitLine
from anyshore.web.contracts.oddities import missing_words
from tests.deals import clause
from tests.web.contracts.scenes import Scene, browser, now, offered, soon, task, text

pytestmark = pytest.mark.django_db

INDEX = {"index": "Wages", "base_value": 10_000}


def codes(scene: Scene, **changes: object) -> list[tuple[str, str]]:
    content = replace(current_content(scene.agreement), **changes)
    return [(one.key, one.code) for one in oddities(content, now().date())]


def test_a_clause_on_volume_needs_a_line_that_counts_its_unit_by_the_month():
    scene = offered(clauses=[clause("volume_bands", unit="invoices")])
    assert codes(scene) == [("volume_bands", "nothing_counted")]
    page = text(browser(scene.provider).get(f"{scene.path}sign/"))
    assert "Does nothing as it stands: no line counts “invoices” by the month." in page
    content = current_content(scene.agreement)
    line = UnitLine(name="Invoices", unit="invoices", rate_parts=10_000, expected=100, most=1_000)
    assert codes(scene, lines=replace(content.lines, units=(line,))) == []
    other = replace(line, unit="dossiers")
    assert codes(scene, lines=replace(content.lines, units=(other,))) == [("volume_bands", "nothing_counted")]


def test_a_task_has_no_transition_and_a_delay_needs_a_day():
    scene = offered(
        clauses=[
            clause("transition", waves=[["All", soon(10).isoformat(), soon(20).isoformat(), "It runs"]]),
            clause("late_penalty"),
        ],
        milestones=[MilestoneDraft("Texts", 90_000)],
    )
    assert codes(scene) == [("late_penalty", "no_day")]
    assert codes(scene, unit="task") == [("transition", "no_transition"), ("late_penalty", "no_day")]
    assert "no milestone has a day" in text(browser(scene.provider).get(f"{scene.path}sign/"))


def test_days_that_cannot_be_meant_are_named():
    today = now().date()
    people = [["clerk", 3, (today - timedelta(days=2)).isoformat()]]
    base = (today + timedelta(days=4_000)).isoformat()
    scene = offered(clauses=[clause("staff_transfer", people=people), clause("indexation", **INDEX, base_on=base)])
    assert codes(scene) == [("staff_transfer", "moved_before"), ("indexation", "index_after_end")]
    page = text(browser(scene.provider).get(f"{scene.path}sign/"))
    assert "that day is past" in page
    assert "after the last day" in page


def test_what_is_missing_in_a_clause_is_named_by_its_heading_and_label():
    content = replace(current_content(offered().agreement), clauses=(clause("indexation"),))
    assert content.missing
    said = missing_words(content)
    assert len(said) == len(content.missing)
    assert "Prices follow an index – Published for" in said
    assert not any("indexation." in one for one in said)


def test_the_numbers_of_the_clauses_stand_where_they_are_signed():
    scene = offered(clauses=[clause("retention", share_bps=500, days=30)])
    page = text(browser(scene.provider).get(f"{scene.path}sign/"))
    assert "<b>5 %</b>" in page.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert "<b>30</b>" in page


def test_a_plain_task_has_none_of_it():
    scene = task()
    assert codes(scene) == []
    assert set(LOOKS) == {"volume_bands", "transition", "late_penalty", "indexation", "staff_transfer"}
