"""The open points of a draft: few, each with a default, and with all defaults taken nothing is missing."""

from __future__ import annotations

from datetime import date

import pytest

from anyshore.catalogue.rules.categories import CATEGORIES, Unit
from anyshore.contracts.rules.clauses.chosen import checked_clauses
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.contracts.rules.defaults import defaults, ending
from anyshore.contracts.rules.drafting import LEFT_OUT, MOST_POINTS, Facts, drafted, open_points
from anyshore.contracts.rules.templates import TEMPLATES, templates_for

DAY = date(2026, 11, 24)
PARTS = (MilestoneDraft("Wave one", 80_000_000, date(2027, 3, 31)), MilestoneDraft("Wave two", 120_000_000))


def facts(language: Language = Language.EN, **more: object) -> Facts:
    given = {"law": "Netherlands", "place": "Utrecht", "title": "Finance", "on": DAY, "parts": PARTS, **more}
    return Facts(language=language, **given)  # type: ignore[arg-type]  # each test gives fields of its own


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("shipped", TEMPLATES, ids=lambda one: one.key)
def test_with_all_defaults_taken_nothing_is_missing(shipped, language):
    terms = ending(defaults(shipped.unit), offered_on=DAY, known=None)
    before = shipped.chosen(language)
    after = drafted(before, facts(language, activities=("Accounts payable", "Treasury")))
    assert [f"{one.key}.{name}" for one in after for name in one.unfilled] == []
    assert checked_clauses(after, terms) == after
    assert {one.key for one in before} - {one.key for one in after} <= LEFT_OUT
    points = open_points(before, terms, shipped.unit)
    needed = {(one.clause, one.name) for one in points if one.needed}
    assert needed == {(one.key, name) for one in before if one.key not in LEFT_OUT for name in one.unfilled}


def test_how_many_points_each_unit_and_category_asks():
    """At most twenty of a department, fewer below it, none of a task."""
    counted: dict[str, int] = {}
    for unit in Unit:
        for category in CATEGORIES:
            fitting = [one for one in templates_for(unit) if not one.categories or category.slug in one.categories]
            for clauses in [(), *(one.chosen(Language.EN) for one in fitting)]:
                points = open_points(clauses, ending(defaults(unit), offered_on=DAY, known=None), unit)
                counted[unit] = max(counted.get(unit, 0), len(points))
    assert counted == {Unit.TASK: 0, Unit.PROJECT: 0, Unit.PROCESS: 12, Unit.DEPARTMENT: 17}
    assert max(counted.values()) <= MOST_POINTS


def test_what_is_known_is_carried_over():
    department = next(one for one in TEMPLATES if one.key == "department")
    named = {one.key: one.values for one in drafted(department.chosen(Language.EN), facts(activities=("Payables",)))}
    assert named["master_agreement"]["statements"] == [
        ["Wave one", "2027-01-01", 80_000_000],
        ["Wave two", "2027-01-01", 120_000_000],
    ]
    assert named["raci"]["activities"][0][0] == "Payables"
    assert named["transition"]["waves"][0][:3] == ["Payables", "2027-01-01", "2027-04-01"]
    assert (named["forum"]["law"], named["forum"]["place"]) == ("Netherlands", "Utrecht")
    assert named["indexation"]["base_on"] == "2026-11-01"


def test_what_somebody_wrote_already_is_not_asked_again():
    department = next(one for one in TEMPLATES if one.key == "department")
    terms = ending(defaults("department"), offered_on=DAY, known=None)
    written = drafted(department.chosen(Language.EN), facts())
    left = open_points(written, terms, "department")
    assert [one.clause for one in left if one.needed] == []
    assert len(left) < len(open_points(department.chosen(Language.EN), terms, "department"))
