"""Cells of spreadsheets: nothing is taken for a formula, and every text comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit.cells import quoted, unquoted


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-5", "@sum", "\tx", "\rx", "'quoted"])
def test_what_begins_like_a_formula_has_an_apostrophe(text):
    assert quoted(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=b", "5", "ضمان", " =1"])
def test_other_texts_stay_as_they_are(text):
    assert quoted(text) == unquoted(text) == text


def test_an_apostrophe_that_stands_for_itself_stays():
    assert unquoted("'s Hertogenbosch") == "'s Hertogenbosch"


@given(st.text(alphabet="=+-@\t\r' ab", max_size=6))
def test_every_text_comes_back(text):
    assert unquoted(quoted(text)) == text
