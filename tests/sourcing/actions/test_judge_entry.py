"""judge_entry: a rating and a place among the finalists."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.sourcing.actions.judge_entry import judge_entry
from anyshore.sourcing.actions.withdraw_entry import withdraw_entry
from anyshore.sourcing.queries.contests import contest_view
from anyshore.sourcing.rules.refusals import OutOfRange
from tests.factories import do
from tests.sourcing.contests import contest, entered
from tests.sourcing.world import LATER, provider, refused

pytestmark = pytest.mark.django_db


def test_client_and_author_see_it_and_a_rival_does_not():
    request, actor = contest(blind=False)
    entry, author = entered(request)
    _, rival = entered(request, provider("Rival"))
    do(judge_entry, actor, LATER, entry_id=entry.id, rating=4, finalist=True)
    for reader, told in ((actor, (4, True)), (author, (4, True)), (rival, (None, False))):
        row = contest_view(reader, request.number).entries[0]
        assert (row.rating, row.finalist) == told
    do(judge_entry, actor, LATER, entry_id=entry.id, rating=None, finalist=False)
    assert contest_view(author, request.number).entries[0].rating is None


def test_what_is_refused():
    request, actor = contest()
    entry, author = entered(request)
    with refused(Forbidden):
        do(judge_entry, author, LATER, entry_id=entry.id, rating=5, finalist=True)
    with refused(OutOfRange, field="rating"):
        do(judge_entry, actor, LATER, entry_id=entry.id, rating=6, finalist=False)
    do(withdraw_entry, author, LATER, entry_id=entry.id)
    with refused(NotAllowed, state="withdrawn"):
        do(judge_entry, actor, LATER, entry_id=entry.id, rating=5, finalist=False)
