"""Risks and limits: the worked table, by property, and what a risk's terms may be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit.money import parse
from anyshore.kit.refusals import ChoiceUnknown, OutOfRange, TextMissing, TextTooLong
from anyshore.strategy.rules.risks import (
    LIBRARY,
    LimitTerms,
    MeasureMakesWorse,
    MeasureMissing,
    RiskKind,
    RiskTerms,
    checked_limit,
    checked_risk,
    exceeded,
    level_of,
    share_with,
)
from tests.tables import tables

(WORKED,) = tables("docs/algorithms/risks.md")
LIMIT = LimitTerms("country", 6000, 1_000_000, "EUR", "warn")
RISK = RiskTerms(
    kind="data",
    name="  Data  get out ",
    likelihood=3,
    effect=5,
    measure=" Masked. ",
    likelihood_after=1,
    effect_after=5,
)


@pytest.mark.parametrize("row", WORKED, ids=lambda row: row["award there"])
def test_the_worked_table(row):
    there, elsewhere, award = (
        parse(row[name], "EUR").minor for name in ("runs there", "runs elsewhere", "award there")
    )
    running = {"PL": there, "NL": elsewhere}
    found = exceeded(LIMIT, running, "PL", award)
    assert (found is not None) == (row["breaks it"] == "yes")
    share = share_with(running, "PL", award)
    assert f"{share // 100}.{share % 100:02d} %" == row["part"]


@given(st.dictionaries(st.sampled_from("ABCD"), st.integers(0, 10**9)), st.sampled_from("ABCD"), st.integers(1, 10**9))
def test_what_is_shown_never_contradicts_what_is_judged(running, key, added):
    found = exceeded(replace(LIMIT, above_minor=0), running, key, added)
    share = share_with(running, key, added)
    assert 0 <= share <= 10_000
    assert (share > 6000) <= (found is not None)
    assert found is None or found.share_bps >= 6000


def test_a_risk_is_tidied_and_an_options_risk_is_the_highest_that_is_left():
    assert (checked_risk(RISK).name, checked_risk(RISK).measure) == ("Data get out", "Masked.")
    assert level_of([5, 12, 4]) == 12
    assert level_of([]) is None


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"kind": "weather"}, ChoiceUnknown),
        ({"name": "  "}, TextMissing),
        ({"name": "x" * 161}, TextTooLong),
        ({"measure": "x" * 501}, TextTooLong),
        ({"likelihood": 0}, OutOfRange),
        ({"effect_after": 6}, OutOfRange),
        ({"likelihood_after": 4}, MeasureMakesWorse),
        ({"measure": " "}, MeasureMissing),
    ],
)
def test_what_a_risk_may_not_be(change, refusal):
    with pytest.raises(refusal):
        checked_risk(replace(RISK, **change))


def test_the_library_can_be_taken_as_it_stands_and_has_every_kind():
    for one in LIBRARY:
        checked_risk(
            RiskTerms(
                kind=one.kind,
                name=one.key,
                likelihood=one.before[0],
                effect=one.before[1],
                measure="A measure",
                likelihood_after=one.after[0],
                effect_after=one.after[1],
            )
        )
    assert {one.kind for one in LIBRARY} == set(RiskKind)


@pytest.mark.parametrize(
    "change", [{"share_bps": 99}, {"share_bps": 10_000}, {"kind": "x"}, {"force": "x"}, {"above_minor": -1}]
)
def test_what_a_limit_may_not_be(change):
    with pytest.raises((ChoiceUnknown, OutOfRange)):
        checked_limit(replace(LIMIT, **change), "Because.")
    with pytest.raises(TextMissing):
        checked_limit(LIMIT, " ")
    with pytest.raises(TextTooLong):
        checked_limit(LIMIT, "x" * 501)
