"""post_message: by members who may work, of an organisation that takes part; the others have it unread."""

from __future__ import annotations

from uuid import uuid4

import pytest

from anyshore.conversations.actions.open_thread import open_thread
from anyshore.conversations.actions.post_message import post_message
from anyshore.conversations.models import Message
from anyshore.conversations.queries import inbox, messages, unread_count
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import Role
from tests.factories import do, make_organisation, member_actor


def thread():
    (one, ours), (two, theirs) = make_organisation(), make_organisation()
    made = do(open_thread, ours, subject=("request", uuid4()), title="Logo", organisation_ids=[one.id, two.id])
    return made, one, ours, theirs


@pytest.mark.django_db
def test_a_message_is_read_by_its_writer_and_unread_by_the_others():
    made, _, ours, theirs = thread()
    do(post_message, ours, thread_id=made.id, body=" Is blue fine? \x00")
    assert [row.body for row in messages(theirs, made.id)] == ["Is blue fine?"]
    assert (unread_count(ours), unread_count(theirs)) == (0, 1)
    (row,) = inbox(theirs)
    assert (row.unread, row.last_words) == (1, "Is blue fine?")


@pytest.mark.django_db
def test_others_do_not_find_it_and_viewers_may_not():
    made, one, _, _ = thread()
    _, stranger = make_organisation()
    with pytest.raises(NotFound):
        do(post_message, stranger, thread_id=made.id, body="hello")
    with pytest.raises(Forbidden):
        do(post_message, member_actor(one, Role.VIEWER), thread_id=made.id, body="hello")
    assert not Message.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("body", ["", "  \n", "x" * 20_001])
def test_no_words_or_too_many_are_refused(body):
    made, _, ours, _ = thread()
    with pytest.raises(Invalid):
        do(post_message, ours, thread_id=made.id, body=body)
