"""The pages of the clause library."""

from __future__ import annotations

import pytest
from django.test import Client

from anyshore.contracts.rules.clauses.acting import ACTING, rule_of
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.library import LIBRARY
from anyshore.contracts.rules.clauses.shape import Kind
from anyshore.web.contracts.clause_words import EFFECTS, GROUPS, KINDS, effect_text
from tests.contracts.clauses.values import CASE, effects

pytestmark = pytest.mark.django_db


def test_the_list_is_open_to_everybody_and_grouped(client: Client):
    answer = client.get("/clauses/")
    assert answer.status_code == 200
    text = answer.content.decode()
    for one in LIBRARY.values():
        assert one.newest.words[Language.EN].heading in text.replace("&#39;", "'")
    assert all(str(word) in text for word in GROUPS.values())


def test_clauses_are_found_by_words_in_the_language_that_is_read(client: Client):
    text = client.get("/clauses/?q=einbehalt&language=de").content.decode()
    assert "Sicherheitseinbehalt" in text
    assert "Verzugszinsen" not in text
    assert "No clause has these words" in client.get("/clauses/?q=zzz").content.decode()


@pytest.mark.parametrize("key", sorted(LIBRARY))
def test_every_clause_can_be_read_in_every_language(client: Client, key: str):
    for language in Language:
        answer = client.get(f"/clauses/{key}/?language={language}")
        assert answer.status_code == 200
        assert "None" not in answer.content.decode()


def test_no_such_clause_is_not_found(client: Client):
    assert client.get("/clauses/no_such/").status_code == 404


def test_every_effect_and_every_type_has_words():
    seen = set()
    for key in ACTING:
        version = LIBRARY[key].newest
        for language in (Language.EN,):
            for one in effects(key, version.defaults(language), CASE):
                seen.add(one.code)
                assert effect_text(one)
        assert rule_of(key, version.defaults(Language.EN)) is not None
    assert seen <= EFFECTS.keys()
    assert set(KINDS) == set(Kind)
