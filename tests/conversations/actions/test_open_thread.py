"""open_thread: the same again is the same thread."""

from __future__ import annotations

from uuid import uuid4

import pytest

from anyshore.conversations.actions.open_thread import open_thread
from anyshore.conversations.models import Participant, Thread
from anyshore.conversations.queries import thread_about
from tests.factories import do, make_organisation


@pytest.mark.django_db
def test_one_thread_for_the_same_parties_and_another_for_others():
    (one, actor), (two, _), (three, stranger) = (make_organisation() for _ in range(3))
    subject = ("request", uuid4())
    first = do(open_thread, actor, subject=subject, title="Logo", organisation_ids=[one.id, two.id])
    again = do(open_thread, actor, subject=subject, title="Logo", organisation_ids=[two.id, one.id])
    other = do(open_thread, actor, subject=subject, title="Logo", organisation_ids=[one.id, three.id])
    assert first == again != other
    assert Thread.objects.count() == 2
    assert Participant.objects.filter(thread=first).count() == 2
    assert thread_about(stranger, subject) == other.id
