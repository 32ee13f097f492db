"""Any parameters of a clause, and what a clause does with them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from anyshore.contracts.rules.clauses.acting import rule_of
from anyshore.contracts.rules.clauses.acting.cases import Case, Effect
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.library import LIBRARY
from anyshore.contracts.rules.clauses.shape import Fact, Kind, Param, Values
from anyshore.contracts.rules.clauses.writing import value_text
from anyshore.kit.errors import Invalid
from anyshore.kit.money import Money
from anyshore.kit.workdays import Calendar

LETTERS = st.text(st.characters(categories=["Ll"], max_codepoint=0x24F), min_size=1, max_size=12)
CASE = Case(Money(10_000_00, "EUR"), datetime(2026, 12, 1, 9, tzinfo=UTC), Calendar("Europe/Amsterdam", country="NL"))


def value_of(param: Param) -> st.SearchStrategy[Any]:
    """Any value that a parameter can have before it is signed; the words in it hold no number."""
    simple: dict[Kind, st.SearchStrategy[Any]] = {
        Kind.YES_NO: st.booleans(),
        Kind.CHOICE: st.sampled_from(sorted(param.choices) or [""]),
        Kind.TEXT: LETTERS if param.low else LETTERS | st.just(""),
        Kind.DATE: st.dates(date(2020, 1, 1), date(2060, 12, 31)).map(date.isoformat),
        Kind.LINES: st.lists(LETTERS, min_size=param.low, max_size=4),
    }
    if param.kind is Kind.ROWS:
        return st.lists(st.tuples(*(value_of(one) for one in param.columns)).map(list), min_size=param.low, max_size=4)
    return simple[param.kind] if param.kind in simple else st.integers(param.low, param.high)


@st.composite
def values_of(draw: st.DrawFn, key: str) -> Values:
    """Any parameters of a clause that do not contradict each other."""
    found = draw(_each_of(key))
    try:
        rule_of(key, found)
    except Invalid:
        assume(False)
    return found


@cache
def _each_of(key: str) -> st.SearchStrategy[Values]:
    """Any value for every parameter; made once, since making it costs as much as drawing from it."""
    return st.fixed_dictionaries({name: value_of(one) for name, one in LIBRARY[key].newest.params.items()})


def fact_text(fact: Fact, language: Language, currency: str) -> str:
    """A fact as every clause writes it."""
    value = fact.value.isoformat() if isinstance(fact.value, date) else fact.value
    return value_text(Param(name="", kind=fact.kind, labels={}), value, language, currency)


def effects(key: str, values: Values, case: Case = CASE) -> list[Effect]:
    """What the clause does to a case."""
    rule = rule_of(key, values)
    return list(rule.effects(case)) if rule else []
