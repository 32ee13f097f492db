"""The text of a clause and its rule cannot disagree: rendered in every language, with any parameters."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from anyshore.contracts.rules.clauses.acting import ACTING, facts_of
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.library import LIBRARY
from anyshore.contracts.rules.clauses.shape import Kind, Values
from anyshore.contracts.rules.clauses.writing import FIGURES, figures, written
from anyshore.kit.errors import Invalid
from tests.contracts.clauses.values import effects, fact_text, value_of, values_of
from tests.counts import CLAUSES

KEYS = sorted(LIBRARY)
CURRENCIES = st.sampled_from(["EUR", "JPY", "BHD"])
TRIED = settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much])


def text_of(key: str, values: Values, language: Language, currency: str = "EUR") -> str:
    """The whole text of a clause."""
    found = written(LIBRARY[key].newest, values, language, currency)
    return "\n".join([found.heading, *found.sentences])


def _without(text: str, stated: str) -> str:
    """The text without a number that it states, wherever that stands as a number of its own."""
    alone = rf"(?<![\d.,\u202f]){re.escape(stated)}(?![\d]|[.,\u202f]\d)"
    found, count = re.subn(alone, "#", text)
    assert count, f"{stated} is not said in: {text}"
    return found


@pytest.mark.parametrize("count", CLAUSES.params)
@pytest.mark.parametrize("key", KEYS)
def test_the_text_states_exactly_the_numbers_of_the_rule(key: str, count: int):
    @settings(TRIED, max_examples=count)
    @given(values_of(key), CURRENCIES)
    def check(values: Values, currency: str) -> None:
        facts = facts_of(key, LIBRARY[key].newest, values)
        for language in Language:
            left = text_of(key, values, language, currency)
            _reads_whole(left)
            stated = {fact_text(fact, language, currency) for fact in facts}
            for number in sorted(stated, key=lambda number: (-len(number), number)):
                left = _without(left, number)
            assert not re.search(r"\d", left), left

    check()


@pytest.mark.parametrize("key", KEYS)
def test_in_short_a_clause_says_the_numbers_of_its_text_and_no_other(key: str):
    version = LIBRARY[key].newest
    named = {one.name for one in version.params.values() if one.kind in FIGURES}

    @settings(TRIED, max_examples=10)
    @given(values_of(key), CURRENCIES)
    def check(values: Values, currency: str) -> None:
        for language in Language:
            left = text_of(key, values, language, currency)
            said = figures(version, values, language, currency)
            assert len(said) <= len(named)
            for _what, number in said:
                _without(left, number)

    check()


def _reads_whole(text: str) -> None:
    """Nothing of the template is left, and every sentence begins and ends as one."""
    assert not re.search(r"[{}]|\[\[|\]\]|\bNone\b|  | \.| ,|\.\.", text), text
    for line in text.splitlines()[1:]:
        if line and not line.startswith("- "):
            assert line[0].isupper(), line
            assert line[-1] in ".:", line


ACTED = [(key, one.name) for key, rule in ACTING.items() for one in fields(rule)]


@pytest.mark.parametrize(("key", "name"), ACTED)
def test_a_parameter_moves_the_text_in_every_language_and_the_rule(key: str, name: str):
    """Among some hundred parameters there is one whose change is read and felt; none is felt and not read."""
    param = LIBRARY[key].newest.params[name]
    moved: list[bool] = []

    @settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck), database=None)
    @given(values_of(key), value_of(param))
    def check(values: Values, other: Any) -> None:
        changed = {**values, name: other}
        try:
            done = effects(key, values), effects(key, changed)
        except Invalid:
            assume(False)
        read = [text_of(key, values, one) != text_of(key, changed, one) for one in Language]
        assert all(read) or not any(read), (values, changed)
        if done[0] != done[1]:
            assert all(read), (values, changed)
            moved.append(True)

    for _round in range(12):  # a rule that seldom comes to it has more than one chance
        check()
        if moved:
            break
    assert moved, f"{name} of {key} moves nothing"


def test_every_acting_clause_has_its_rules_parameters():
    for key, rule in ACTING.items():
        params = LIBRARY[key].newest.params
        assert {one.name for one in fields(rule)} <= params.keys()
        silent = {name for name, one in params.items() if one.kind not in (Kind.TEXT, Kind.LINES)}
        assert silent <= {one.name for one in fields(rule)}, f"{key}: a parameter that only the text knows"


def test_the_facts_of_a_clause_that_only_speaks_are_its_parameters():
    key = "staff_transfer"
    version = LIBRARY[key].newest
    values = {"notice_days": 60, "indemnity_months": 24, "people": [["clerk", 3, "2027-01-01"]]}
    stated = [fact_text(fact, Language.DE, "EUR") for fact in facts_of(key, version, values)]
    assert sorted(stated) == sorted(["60", "24", "3", "1. Januar 2027"])
