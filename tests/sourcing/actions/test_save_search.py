"""Keep a search: what happens, what is refused, and that nothing changed then."""

import pytest

from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import ANYONE
from anyshore.plumbing.models import Deadline
from anyshore.sourcing.actions.save_search import SearchSavedAlready, TooManySearches, save_search
from anyshore.sourcing.models import SavedSearch
from anyshore.sourcing.queries.searches import my_searches
from anyshore.sourcing.rules.refusals import ChoiceUnknown, TextMissing
from anyshore.sourcing.rules.searches import SEARCHES_MAX
from tests.factories import NOW, do
from tests.sourcing.world import clocks, events, provider

GIVEN = {"among": "requests", "name": "Logos", "query": "category=logo-design", "every": "day"}


@pytest.mark.django_db
def test_the_search_is_kept_and_looks_tomorrow_morning():
    actor = provider()
    found = do(save_search, actor, **GIVEN)
    row = my_searches(actor)[0]
    assert (row.name, row.href, row.every) == ("Logos", "/requests/?category=logo-design", "day")
    assert clocks(found) == [("sourcing.look_again", row.looks_at)]
    assert row.looks_at > NOW
    assert events(found) == ["SearchSaved"]
    assert my_searches(provider("Another")) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"name": " "}, TextMissing),
        ({"every": "minute"}, ChoiceUnknown),
        ({"among": "secrets"}, ChoiceUnknown),
    ],
)
def test_words_that_cannot_be_taken(change, refusal):
    with pytest.raises(refusal):
        do(save_search, provider(), **{**GIVEN, **change})
    assert not SavedSearch.objects.exists()
    assert not Deadline.objects.exists()


@pytest.mark.django_db
def test_the_same_search_is_kept_once_and_not_without_end():
    actor = provider()
    do(save_search, actor, **GIVEN)
    with pytest.raises(SearchSavedAlready):
        do(save_search, actor, **{**GIVEN, "name": "Again"})
    for number in range(SEARCHES_MAX - 1):
        do(save_search, actor, **{**GIVEN, "query": f"q={number}"})
    with pytest.raises(TooManySearches):
        do(save_search, actor, **{**GIVEN, "query": "q=more"})
    assert SavedSearch.objects.count() == SEARCHES_MAX


@pytest.mark.django_db
def test_strangers_keep_none():
    with pytest.raises(Forbidden):
        do(save_search, ANYONE, **GIVEN)
