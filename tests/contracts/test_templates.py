"""Template agreements: what each starts from can stand in an agreement of its unit, in every language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.catalogue.rules.categories import CATEGORIES, Unit
from anyshore.contracts.rules.clauses.chosen import checked_clauses
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.defaults import defaults
from anyshore.contracts.rules.templates import TEMPLATES, template, templates_for
from anyshore.contracts.rules.text import render
from tests.contracts.test_text_and_versions import _logo


@pytest.mark.parametrize("one", TEMPLATES, ids=lambda one: one.key)
@pytest.mark.parametrize("language", Language)
def test_a_template_can_stand_in_an_agreement_of_its_unit(one, language):
    terms = defaults(one.unit)
    clauses = checked_clauses(one.chosen(language), terms)
    assert [clause.key for clause in clauses] == list(one.clauses)
    text = render(replace(_logo(), unit=one.unit, terms=terms, clauses=clauses), language)
    assert "None" not in text


def test_a_template_sets_what_differs():
    clauses = {one.key: one for one in template("words").chosen(Language.EN)}
    assert clauses["machine_made"].values["allowed"] == "none"
    assert clauses["late_penalty"].values["period"] == "day"


def test_a_task_has_none_and_every_other_unit_has_one():
    assert templates_for("task") == ()
    assert all(templates_for(unit) for unit in Unit if unit != Unit.TASK)
    assert template("no such") is None


def test_the_categories_are_of_the_catalogue():
    known = {one.slug for one in CATEGORIES}
    assert {slug for one in TEMPLATES for slug in one.categories} <= known
