"""The library is whole, and what is not whole is refused when the program starts."""

from __future__ import annotations

from typing import Any

import pytest

from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.library import GROUPS, LIBRARY, version_of
from anyshore.contracts.rules.clauses.template import Unreadable, parse
from anyshore.contracts.rules.clauses.writing import written
from anyshore.kit.errors import Invalid

DAYS = {"kind": "days", "low": 1, "high": 9, "default": 3, "label": ["Days", "Tage", "Jours", "Días"]}


def _version(text: str = "Within {days} {days|day|days}.", **params: Any) -> Any:
    words = {"heading": "One", "says": "What it does.", "text": text}
    return {"number": 1, "params": {"days": DAYS, **params}, **{language.value: words for language in Language}}


def test_every_clause_is_there_in_four_languages():
    assert len(LIBRARY) == 35
    assert {one.group for one in LIBRARY.values()} == set(GROUPS)
    for one in LIBRARY.values():
        assert set(one.newest.words) == set(Language)
        counts = {len(words.lines) for words in one.newest.words.values()}
        assert len(counts) == 1, f"{one.key}: a language has another number of sentences"
        assert all(one.newest.words[language].heading for language in Language)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Within {weeks} days.", "no parameter"),
        ("Soon.", "in no sentence"),
        ("Within {days} or 5 days.", "a number that is no parameter"),
        ("Within {days days.", "a brace"),
        ("[[days: Within {days}.", "without"),
        ("Within {days}.]]", "without"),
        ("Within {days*}.", "is no list"),
        ("[[days=three: Within {days}.]]", "no such choice"),
        ("Within {days|day}.", "a brace"),
    ],
)
def test_a_text_that_is_not_whole_is_refused(text: str, why: str):
    with pytest.raises(Unreadable, match=why):
        version_of(_version(text))


def test_a_word_is_counted_by_a_count_only():
    rate = {**DAYS, "kind": "bps"}
    with pytest.raises(Unreadable, match="counts no word"):
        version_of(_version("{days} {rate|per cent|per cent}", rate=rate))
    with pytest.raises(Unreadable, match="only asked about"):
        version_of(_version("{days} {sure}", sure={**DAYS, "kind": "yes_no"}))


def test_a_missing_language_is_refused():
    data = _version()
    del data["fr"]
    with pytest.raises(Unreadable, match="fr"):
        version_of(data)
    assert set(version_of(data, own=True).words) == {Language.EN, Language.DE, Language.ES}


def test_one_and_many():
    version = version_of(_version())
    for count, said in ((1, "Within 1 day."), (2, "Within 2 days.")):
        assert written(version, {"days": count}, Language.EN, "EUR").sentences == (said,)


def test_conditions_nest_and_an_empty_sentence_is_left_out():
    assert parse("") == ()
    sure = {**DAYS, "kind": "yes_no", "default": True}
    text = "[[sure: Within {days}[[days:  whole]] days.]]"
    version = version_of(_version(text, sure=sure))
    assert written(version, {"days": 2, "sure": True}, Language.EN, "EUR").sentences == ("Within 2 whole days.",)
    assert written(version, {"days": 2, "sure": False}, Language.EN, "EUR").sentences == ()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"days": 0}, "x.days"), ({"days": 10}, "x.days"), ({"days": "3"}, "x.days"), ({"days": True}, "x.days"),
        ({"days": None}, "x.days"), ({}, "x.days"), ({"days": 3, "more": 1}, "x.more"), ([], "x"),
    ],
)  # fmt: skip
def test_values_keep_their_types_and_limits(given: Any, field: str):
    with pytest.raises(Invalid) as refused:
        version_of(_version()).read("x", given)
    assert refused.value.params["field"] == field


def test_what_is_still_to_be_written_is_named():
    indexation = LIBRARY["indexation"].newest
    assert indexation.unfilled(indexation.defaults(Language.EN)) == ("index", "base_on")
    levels = LIBRARY["service_levels"].newest
    assert levels.unfilled(levels.defaults(Language.EN)) == ("levels",)
    late = LIBRARY["late_penalty"].newest
    assert late.unfilled(late.defaults(Language.EN)) == ()


def test_suggested_words_are_read_in_the_readers_language():
    version = LIBRARY["insurance"].newest
    values = version.defaults(Language.DE)
    assert "professional liability" in written(version, values, Language.EN, "EUR").sentences[0]
    own = {**values, "kinds": ["Cyber", *values["kinds"]]}
    assert "- Cyber\n- professional liability" in written(version, own, Language.EN, "EUR").sentences[0]


def test_what_parties_type_is_no_mark():
    version = LIBRARY["indexation"].newest
    values = {**version.defaults(Language.EN), "index": "*wages* [EU]", "base_on": "2026-01-01"}
    assert r"“\*wages\* \[EU\]”" in written(version, values, Language.EN, "EUR").sentences[0]
