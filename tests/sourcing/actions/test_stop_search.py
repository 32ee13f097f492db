"""Stop a kept search."""

import pytest

from anyshore.kit.errors import NotFound
from anyshore.sourcing.actions.save_search import save_search
from anyshore.sourcing.actions.stop_search import stop_search
from anyshore.sourcing.models import SavedSearch
from tests.factories import do
from tests.sourcing.actions.test_save_search import GIVEN
from tests.sourcing.world import clocks, events, provider


@pytest.mark.django_db
def test_it_is_kept_no_longer_and_its_clock_stands():
    actor = provider()
    found = do(save_search, actor, **GIVEN)
    do(stop_search, actor, search_id=found.id)
    assert not SavedSearch.objects.exists()
    assert clocks(found) == []
    assert events(found) == ["SearchSaved", "SearchStopped"]
    with pytest.raises(NotFound):
        do(stop_search, actor, search_id=found.id)


@pytest.mark.django_db
def test_nobody_elses():
    found = do(save_search, provider(), **GIVEN)
    with pytest.raises(NotFound):
        do(stop_search, provider("Another"), search_id=found.id)
    assert SavedSearch.objects.exists()
