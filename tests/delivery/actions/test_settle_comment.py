"""settle_comment: by either side, once."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.comment_on_submission import comment_on_submission
from anyshore.delivery.actions.reply_to_comment import reply_to_comment
from anyshore.delivery.actions.settle_comment import settle_comment
from anyshore.delivery.models import Comment
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import OPERATOR, Role
from anyshore.plumbing.models import AuditEntry
from tests.contracts.world import parties, refused
from tests.delivery.world import ASKED, handed_in
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def test_either_side_does_it_once():
    job, submission = handed_in()
    first = do(comment_on_submission, job.client, ASKED, submission_id=submission.id, words="Why blue?")
    do(settle_comment, job.provider, ASKED, comment_id=first.id)
    row = Comment.objects.get(pk=first.id)
    assert (row.settled_at, row.settled_by_id) == (ASKED, job.provider.person_id)
    count = AuditEntry.objects.count()
    do(settle_comment, job.client, ASKED, comment_id=first.id)
    assert AuditEntry.objects.count() == count


def test_others_may_not_and_a_reply_has_no_state():
    job, submission = handed_in()
    first = do(comment_on_submission, job.client, ASKED, submission_id=submission.id, words="Why blue?")
    reply = do(reply_to_comment, job.provider, ASKED, comment_id=first.id, words="You asked for it.")
    viewer, stranger = member_actor(job.client.organisation_id, Role.VIEWER), parties()[0]
    for actor in (viewer, OPERATOR):
        with refused(Forbidden):
            do(settle_comment, actor, ASKED, comment_id=first.id)
    with refused(NotFound):
        do(settle_comment, stranger, ASKED, comment_id=first.id)
    with refused(NotFound):
        do(settle_comment, job.client, ASKED, comment_id=reply.id)
