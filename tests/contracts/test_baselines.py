"""Service levels out of what was measured before: the table of their document, and rows that the clause takes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.contracts.rules.baselines import Measured, level_of, levels_from
from anyshore.contracts.rules.clauses.chosen import checked_clauses
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.defaults import defaults, ending
from anyshore.contracts.rules.drafting import drafted
from anyshore.contracts.rules.templates import TEMPLATES
from tests.contracts.test_drafting import DAY, facts
from tests.tables import tables

ON = date(2026, 10, 1)
DEPARTMENT = next(one for one in TEMPLATES if one.key == "department")


def measured(
    kind: str = "quality", value: str = "97.9", unit: str = "%", name: str = "Posted right", better: str = ""
) -> Measured:
    return Measured(kind=kind, name=name, value=value, unit=unit, better=better, by="Joris Pels", on=ON)


def test_the_document_is_worked_out_as_it_says():
    (rows,) = tables("docs/algorithms/baseline_levels.md")
    for row in rows:
        one = measured(row["kind"], row["value"], row["unit"], row["measure"], row["said"])
        level = level_of(one, Language.EN)
        found = (str(level.target_bps), str(level.limit_bps)) if level else ("–", "–")
        assert found == (row["target"], row["limit"]), row
        assert level is None or (level.better == "less") == (row["is"] == "less of a share"), row
        if row["is"] in ("at most", "at least"):
            assert level is not None
            assert f": {row['is']} {row['value']} {row['unit']} (" in level.measure
    assert {row["is"] for row in rows} == {"a share", "less of a share", "a time", "at most", "at least", "–"}


@given(
    st.sampled_from(["errors a day", "EUR", "points", "of 5", "a month", "Fehler je Woche", "plaintes par mois"]),
    st.integers(1, 10**9), st.text("abcdef ", min_size=1, max_size=120), st.sampled_from(list(Language)),
)  # fmt: skip
def test_a_level_of_a_figure_says_its_number_and_its_rule_however_long_its_name(unit, value, name, language):
    level = level_of(measured(value=str(value), unit=unit, name=f"X{name}"), language)
    assert level is not None
    assert 0 < level.limit_bps < level.target_bps < 10_000
    assert len(level.measure) <= 160
    assert level.measure.count(str(value)) >= 2
    assert level.measure.endswith(")")


@given(st.decimals(0, 100, places=2), st.sampled_from(list(Language)))
def test_a_level_of_a_share_can_be_kept_and_its_limit_lets_more_go_wrong(value, language):
    level = level_of(measured(value=format(value, "f")), language)
    assert level is not None
    low, high = sorted((level.limit_bps, level.target_bps))
    assert 0 <= low < high <= 10_000
    assert (level.target_bps >= 5_000) == (level.better == "more") == (level.limit_bps == low)


@given(st.lists(st.sampled_from(["97.9", "2.1", "60"]), min_size=1, max_size=30))
def test_the_weights_are_the_whole(values):
    rows = levels_from([measured(value=one) for one in values], Language.EN)
    assert sum(int(row[3]) for row in rows) == 10_000
    assert len(rows) == min(len(values), 20)


@pytest.mark.parametrize("language", list(Language))
def test_a_draft_begins_with_what_was_measured_and_can_be_signed(language: Language):
    before = (
        measured(),
        measured(value="2.1", name="Invoices paid twice"),
        measured("cycle_time", "6.2", "days", name="Receipt to posting"),
        measured(value="3", unit="complaints a month", name="Complaints"),
        measured(value="7", unit="people", name="Team"),
    )
    terms = ending(defaults(DEPARTMENT.unit), offered_on=DAY, known=None)
    after = drafted(DEPARTMENT.chosen(language), facts(language, measured=before))
    assert checked_clauses(after, terms) == after
    levels = next(one for one in after if one.key == "service_levels").values["levels"]
    assert [row[1:5] for row in levels] == [
        [9_790, 9_580, 2_500, "entered"],
        [210, 420, 2_500, "entered"],
        [9_500, 9_000, 2_500, "entered"],
        [9_500, 5_000, 2_500, "entered"],
    ]
    assert [row[5] for row in levels] == ["outcome", "outcome", "activity", "outcome"]
    assert [row[6] for row in levels] == ["more", "less", "more", "more"]
    assert levels[2][0].startswith("Receipt to posting")
    assert ("6.2" if language is Language.EN else "6,2") in levels[2][0]
