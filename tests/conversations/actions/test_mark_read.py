"""mark_read: for oneself."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from anyshore.conversations.actions.mark_read import mark_read
from anyshore.conversations.actions.open_thread import open_thread
from anyshore.conversations.actions.post_message import post_message
from anyshore.conversations.queries import unread_count
from anyshore.kit.errors import NotFound
from tests.factories import NOW, do, make_organisation


@pytest.mark.django_db
def test_what_is_read_is_not_unread_and_what_comes_after_is():
    (one, ours), (two, theirs) = make_organisation(), make_organisation()
    made = do(open_thread, ours, subject=("request", uuid4()), title="Logo", organisation_ids=[one.id, two.id])
    do(post_message, ours, thread_id=made.id, body="one")
    do(mark_read, theirs, at=NOW + timedelta(minutes=1), thread_id=made.id)
    assert unread_count(theirs) == 0
    do(post_message, ours, at=NOW + timedelta(minutes=2), thread_id=made.id, body="two")
    assert unread_count(theirs) == 1


@pytest.mark.django_db
def test_a_stranger_does_not_find_it():
    (one, ours), (_, stranger) = make_organisation(), make_organisation()
    made = do(open_thread, ours, subject=("request", uuid4()), title="Logo", organisation_ids=[one.id])
    with pytest.raises(NotFound):
        do(mark_read, stranger, thread_id=made.id)
