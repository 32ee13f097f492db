"""Change a kept search."""

from datetime import timedelta

import pytest

from anyshore.kit.errors import NotFound
from anyshore.sourcing.actions.change_search import change_search
from anyshore.sourcing.actions.save_search import save_search
from anyshore.sourcing.rules.refusals import TextMissing
from tests.factories import NOW, do
from tests.sourcing.actions.test_save_search import GIVEN
from tests.sourcing.world import clocks, provider


@pytest.mark.django_db
def test_it_looks_as_often_as_is_said_now():
    actor = provider()
    found = do(save_search, actor, **GIVEN)
    do(change_search, actor, search_id=found.id, name="Fresh logos", every="hour")
    found.refresh_from_db()
    assert (found.name, found.every) == ("Fresh logos", "hour")
    assert clocks(found) == [("sourcing.look_again", NOW + timedelta(hours=1))]


@pytest.mark.django_db
def test_another_persons_search_does_not_exist_and_bad_words_change_nothing():
    actor = provider()
    found = do(save_search, actor, **GIVEN)
    with pytest.raises(NotFound):
        do(change_search, provider("Another"), search_id=found.id, name="Mine", every="hour")
    with pytest.raises(TextMissing):
        do(change_search, actor, search_id=found.id, name="", every="hour")
    found.refresh_from_db()
    assert (found.name, found.every) == ("Logos", "day")
