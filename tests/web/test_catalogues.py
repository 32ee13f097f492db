"""Every language that we ship has sound words for every English sentence, and none that nobody says any more."""

from __future__ import annotations

import ast
import re

import pytest

from tests import languages

CODES = languages.shipped()
STRUCK_OUT = {
    "de": r"“\w|\w”|\w'\w",
    "es": r"“\w|\w”|„|(^|[.] )[A-ZÁÉÍÓÚ][^¿?]*[?]",
    "fr": r"\S [:;?!»](?!\w)|« |\w'\w",
}
"""What a typesetter of the language strikes out: foreign quotation marks, a typewriter's apostrophe, in French a space
that may break before a colon, in Spanish a question that does not open."""


@pytest.fixture(scope="module")
def english():
    """Every sentence that is marked: all of the package is read for it, so once, and not when tests are collected."""
    return languages.english()


@pytest.mark.parametrize("code", CODES)
def test_every_sentence_has_sound_words(code, english):
    lacking = [languages.key(one)[1] for one in languages.missing(code, english)]
    assert lacking == [], f"run python -m tests.languages, then write these words in {code}"


@pytest.mark.parametrize("code", CODES)
def test_no_words_are_kept_for_what_is_not_said_any_more(code, english):
    said = {languages.key(one) for one in languages.sentences(english)}
    stale = [languages.key(one) for one in languages.sentences(languages.read(code)) if languages.key(one) not in said]
    assert stale == [], "run python -m tests.languages"


@pytest.mark.parametrize("code", CODES)
def test_a_plural_has_the_forms_of_its_language(code):
    catalogue = languages.read(code)
    plurals = [one for one in languages.sentences(catalogue) if not isinstance(one.id, str)]
    assert plurals
    assert [one.id for one in plurals if len(one.string) != catalogue.num_plurals] == []


@pytest.mark.parametrize("code", CODES)
def test_words_begin_and_end_as_the_english_does(code):
    """A sentence that stands beside another keeps the space between them."""
    wrong = [
        languages.key(one)[1]
        for one in languages.sentences(languages.read(code))
        if isinstance(one.id, str) and edges(one.id) != edges(str(one.string))
    ]
    assert wrong == []


@pytest.mark.parametrize("code", CODES)
def test_words_are_set_as_the_language_sets_them(code):
    wrong = [
        form
        for one in languages.sentences(languages.read(code))
        for form in ((one.string,) if isinstance(one.string, str) else one.string)
        if re.search(STRUCK_OUT[code], form)
    ]
    assert wrong == []


def edges(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


def test_extraction_knows_every_name_under_which_gettext_is_imported():
    unknown = {
        f"{path.relative_to(languages.PROJECT)}: {name.asname}"
        for path in sorted((languages.PROJECT / "anyshore").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for name in node.names
        if "gettext" in name.name and (name.asname or name.name) not in languages.KEYWORDS
    }
    assert unknown == set(), "add the name to KEYWORDS in tests/languages.py, or its sentences are never translated"
