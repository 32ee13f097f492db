"""The brief score: the worked table of its page, and what must hold for any brief."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.catalogue.rules.categories import CATEGORIES
from anyshore.sourcing.rules.brief import WEIGHTS, Point, Written, brief_score, points_for
from tests.tables import tables

DOC = "docs/algorithms/brief_score.md"


@pytest.mark.parametrize("row", tables(DOC)[0], ids=lambda row: row["brief"][:24])
def test_the_worked_table(row):
    brief = "" if row["brief"] == "–" else row["brief"]
    written = Written(title=row["title"], brief=brief, category=row["category"], has_budget=row["budget"] == "yes")
    found = brief_score(written)
    assert " ".join(found.named) == row["named"].replace("–", "")
    assert found.score == int(row["score"])


@given(st.text(max_size=400), st.sampled_from(["", *(one.slug for one in CATEGORIES)]), st.booleans())
def test_every_point_is_either_named_or_missing_and_answers_only_help(brief, category, budget):
    found = brief_score(Written(title="Work", brief=brief, category=category, has_budget=budget))
    assert sorted((*found.named, *found.missing)) == sorted(points_for(category))
    assert 0 <= found.score <= 100
    more = Written(title="Work", brief=brief, category=category, has_budget=True, has_date=True, has_files=True)
    assert brief_score(more).score >= found.score


def test_every_point_has_a_weight():
    assert set(WEIGHTS) == set(Point)
