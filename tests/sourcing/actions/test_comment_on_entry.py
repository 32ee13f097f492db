"""comment_on_entry: between client and author."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden
from anyshore.sourcing.actions.comment_on_entry import comment_on_entry
from anyshore.sourcing.queries.contests import entry_view
from anyshore.sourcing.rules.refusals import TextMissing
from tests.factories import do
from tests.sourcing.contests import contest, entered
from tests.sourcing.world import LATER, provider, refused

pytestmark = pytest.mark.django_db


def test_only_the_two_read_it():
    request, actor = contest(blind=False)
    entry, author = entered(request)
    _, rival = entered(request, provider("Rival"))
    do(comment_on_entry, actor, LATER, entry_id=entry.id, words="Could the star be smaller?")
    do(comment_on_entry, author, LATER, entry_id=entry.id, words="Yes.")
    assert [one.text for one in entry_view(author, entry.id)[2]] == ["Could the star be smaller?", "Yes."]
    assert entry_view(rival, entry.id)[2] == []
    with refused(Forbidden):
        do(comment_on_entry, rival, LATER, entry_id=entry.id, words="I like it.")
    with refused(TextMissing, field="words"):
        do(comment_on_entry, actor, LATER, entry_id=entry.id, words=" ")
