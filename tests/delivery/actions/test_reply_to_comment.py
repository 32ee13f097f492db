"""reply_to_comment: one level below the comment."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.comment_on_submission import comment_on_submission
from anyshore.delivery.actions.reply_to_comment import reply_to_comment
from anyshore.delivery.queries.comments import comments_of
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import OPERATOR, Role
from tests.contracts.world import parties, refused
from tests.delivery.world import ASKED, handed_in
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def test_a_reply_to_a_reply_stands_beside_it():
    job, submission = handed_in()
    first = do(comment_on_submission, job.client, ASKED, submission_id=submission.id, words="Why blue?")
    reply = do(reply_to_comment, job.provider, ASKED, comment_id=first.id, words="You asked for it.")
    do(reply_to_comment, job.client, ASKED, comment_id=reply.id, words="True.")
    (shown,) = comments_of(job.client, submission.id)
    assert [(one.words, one.side) for one in shown.replies] == [("You asked for it.", "provider"), ("True.", "client")]


def test_others_may_not():
    job, submission = handed_in()
    first = do(comment_on_submission, job.client, ASKED, submission_id=submission.id, words="Why blue?")
    viewer, stranger = member_actor(job.client.organisation_id, Role.VIEWER), parties()[0]
    for actor in (viewer, OPERATOR):
        with refused(Forbidden):
            do(reply_to_comment, actor, ASKED, comment_id=first.id, words="x")
    with refused(NotFound):
        do(reply_to_comment, stranger, ASKED, comment_id=first.id, words="x")
    with refused(NotFound):
        do(reply_to_comment, job.client, ASKED, comment_id=submission.id, words="x")
    with refused(Invalid, field="words"):
        do(reply_to_comment, job.client, ASKED, comment_id=first.id, words="")
