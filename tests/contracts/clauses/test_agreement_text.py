"""An agreement in four languages: one content, the same numbers; clauses of the library among the terms."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from anyshore.contracts.rules.clauses.chosen import (
    MOST_CLAUSES,
    Chosen,
    HeldMoneyIsWhole,
    checked_clauses,
    own_words,
    settled,
    usual,
)
from anyshore.contracts.rules.clauses.frame import phrase, translated
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.defaults import DEFAULTS, agreed, defaults, ending
from anyshore.contracts.rules.terms import Rights
from anyshore.contracts.rules.text import render, six_lines
from anyshore.kit.chains import canonical
from anyshore.kit.errors import Invalid
from tests.contracts.test_text_and_versions import contents

NUMBER = re.compile(r"\d+(?:[.,\u202f]\d+)*")
FILLED = {
    "indexation": {"index": "LCI", "base_on": "2026-01-01"},
    "data_processing": {"purpose": "payroll", "categories": ["employees"]},
    "forum": {"law": "Germany", "place": "Köln"},
}
DAY = date(2026, 12, 1)


def chosen(key: str, language: Language = Language.EN) -> Chosen:
    """A clause of the library with nothing left to write."""
    one = usual(key, language)
    return replace(one, values={**one.values, **FILLED.get(key, {})})


def numbers(text: str) -> list[str]:
    """Every number of a text, without what parts its digits."""
    return sorted(re.sub(r"\D", "", found) for found in NUMBER.findall(text))


@settings(deadline=None, max_examples=60)
@given(contents())
def test_one_content_states_the_same_numbers_in_every_language(content: Content):
    clauses = tuple(chosen(key) for key in ("late_penalty", "retention", "indexation", "volume_bands", "insurance"))
    whole = replace(content, clauses=clauses)
    english = numbers(render(whole, Language.EN))
    for language in Language:
        assert numbers(render(whole, language)) == english
        assert len(six_lines(whole, language)) == 6
        assert numbers("\n".join(six_lines(whole, language))) == numbers("\n".join(six_lines(whole, Language.EN)))


def test_a_version_is_read_as_it_was_written():
    from tests.contracts.test_text_and_versions import _logo

    content = replace(_logo(), language=Language.DE, clauses=(chosen("retention"), own_words("Farbe", "Nur *Rot*.")))
    again = Content.from_json(json.loads(canonical(content.to_json())))
    assert again == content
    assert render(again) == render(content)
    assert "## 8. Sicherheitseinbehalt" in render(content)
    assert "## 9. Farbe\n\n9.1 Nur \\*Rot\\*." in render(content)
    assert "## 10. Streit, Recht und Fristen" in render(content)


def test_a_version_of_the_first_format_is_still_read():
    from tests.contracts.test_text_and_versions import _logo

    old = {name: value for name, value in _logo().to_json().items() if name not in ("language", "clauses", "wording")}
    read = Content.from_json({**old, "format": 1})
    assert (read.language, read.clauses, read.wording) == (Language.EN, (), 1)
    assert read.terms == _logo().terms


@pytest.mark.parametrize("unit", DEFAULTS)
@pytest.mark.parametrize("language", Language)
def test_the_terms_that_one_starts_from_read_in_every_language(unit: str, language: Language):
    from tests.contracts.test_text_and_versions import _logo

    terms = ending(defaults(unit), offered_on=DAY, known=None)
    text = render(replace(_logo(), unit=unit, terms=terms), language)
    if language is not Language.EN:
        assert not any(item in text for item in terms.exit_items)
        assert terms.unforeseen_text.split(".")[0] not in text
    assert "None" not in text


def test_a_partys_own_words_stay_as_they_are():
    assert translated("Wir reden.", Language.FR) == "Wir reden."
    assert translated(phrase("exit.rights"), Language.FR) == "les droits sur l’œuvre"


def test_words_that_one_starts_from_stay_in_the_version_that_they_were_signed_in():
    old, new = "les droits sur l'œuvre", "les droits sur l’œuvre"
    english = phrase("exit.rights")
    assert [translated(english, Language.FR, wording) for wording in (1, 5, 6, 9)] == [old, old, new, new]
    assert [translated(words, Language.FR, 5) for words in (old, new)] == [old, old]
    assert [translated(words, Language.FR, 6) for words in (old, new)] == [new, new]
    assert [translated(words, Language.FR) for words in (old, new)] == [old, new], "nothing changes by being read"
    assert {translated(words, Language.EN) for words in (old, new)} == {english}
    talk = phrase("unforeseen.talk", Language.ES)
    assert talk.startswith("Primero hablan las partes.")
    assert translated(talk, Language.ES, 5).startswith("Primero se habla.")


def test_a_text_of_before_says_the_same_as_when_it_was_signed():
    from tests.contracts.test_text_and_versions import _logo

    content = replace(_logo(), language=Language.FR)
    terms = agreed(content.terms, (), Language.FR)
    before = render(replace(content, terms=terms, wording=5))
    assert "les droits sur l'œuvre" in before
    assert "les droits sur l’œuvre" in render(replace(content, terms=terms))


@pytest.mark.parametrize("language", Language)
def test_a_task_without_clauses_meets_none_of_the_big_words(language: Language):
    from tests.contracts.test_text_and_versions import _logo

    folded = render(_logo(), language).lower()
    for word in ("penal", "indexa", "service level", "servicegrad", "niveau de service", "nivel de servicio", "hash"):
        assert word not in folded


def test_clauses_that_no_agreement_may_have_are_refused():
    terms = defaults("project")
    one = usual("late_penalty", Language.EN)
    wrong = {
        "twice": (one, one),
        "unknown": (Chosen("no_such", 1, {}),),
        "length": tuple(own_words("a", "b") for _ in range(MOST_CLAUSES + 1)),
        "empty": (own_words(" ", "b"),),
        "range": (replace(one, values={**one.values, "rate_bps": 0}),),
        "missing": (replace(one, values={}),),
        "below_band": (
            replace(volume := usual("volume_bands", Language.EN), values={**volume.values, "limit_bps": 1}),
        ),
    }
    for reason, clauses in wrong.items():
        with pytest.raises(Invalid) as refused:
            checked_clauses(clauses, terms)
        assert refused.value.params["reason"] == reason
    with pytest.raises(Invalid) as refused:
        checked_clauses((usual("rights_on_payment", Language.EN),), replace(terms, rights=Rights.LICENCE))
    assert refused.value.params["reason"] == "licence"
    with pytest.raises(HeldMoneyIsWhole):
        checked_clauses((replace(usual("retention", Language.EN), number=1),), terms)
    checked_clauses((replace(usual("retention", Language.EN), number=1),), defaults("process"))
    checked_clauses((usual("retention", Language.EN),), terms)
    assert checked_clauses((one, own_words("a", "b"), own_words("a", "b")), terms)[0] == one


def test_a_clause_says_instead_of_the_term_what_it_names():
    from tests.contracts.test_text_and_versions import _logo

    terms = replace(defaults("project"), warranty_days=30, governing_law="France", confidential=True)
    clauses = tuple(chosen(key) for key in ("forum", "warranty", "confidentiality", "rights_on_payment"))
    terms = settled(terms, clauses)
    assert (terms.governing_law, terms.warranty_days, terms.confidential) == ("Germany", 0, True)
    text = render(replace(_logo(), terms=terms, clauses=clauses))
    assert "The law that applies is that of Germany, without" in text
    assert text.count("The law that applies") == 1
    assert "stays between them" not in text
    assert "stands in a clause of its own below" in text
