"""The check of the terms that an operator put over the defaults."""

from __future__ import annotations

import pytest

from anyshore.contracts.apps import operators_terms


def test_terms_that_can_be_pass(settings):
    assert operators_terms() == []
    settings.ANYSHORE_TERMS = {"task": {"review_days": 7}, "process": {"payment_days": 60}}
    assert operators_terms() == []


@pytest.mark.parametrize(
    "wrong", [{"task": {"review_days": 0}}, {"task": {"reviews": 7}}, {"errand": {"review_days": 7}}]
)
def test_terms_that_cannot_be_are_found_at_the_start(wrong, settings):
    settings.ANYSHORE_TERMS = {**wrong, "project": {"review_days": 12}}
    (found,) = operators_terms()
    assert next(iter(wrong)) in str(found)
