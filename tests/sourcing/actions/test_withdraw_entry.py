"""withdraw_entry: its author takes it back and may make another."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.sourcing.actions.withdraw_entry import withdraw_entry
from anyshore.sourcing.queries.contests import contest_view
from tests.factories import do
from tests.sourcing.contests import contest, entered
from tests.sourcing.world import LATER, provider, refused

pytestmark = pytest.mark.django_db


def test_its_place_is_free_again():
    request, actor = contest(most_entries=1)
    entry, author = entered(request)
    with refused(Forbidden):
        do(withdraw_entry, actor, LATER, entry_id=entry.id)
    with refused(NotFound):
        do(withdraw_entry, provider("Rival"), LATER, entry_id=entry.id)
    do(withdraw_entry, author, LATER, entry_id=entry.id)
    assert contest_view(author, request.number).left == 1
    with refused(NotAllowed, state="withdrawn"):
        do(withdraw_entry, author, LATER, entry_id=entry.id)
