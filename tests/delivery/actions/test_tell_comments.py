"""tell_comments: one fact an hour says how many comments each side wrote; one mail a side tells of it."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from anyshore.delivery.actions.comment_on_submission import comment_on_submission
from anyshore.delivery.actions.reply_to_comment import reply_to_comment
from anyshore.delivery.actions.tell_comments import tell_comments
from anyshore.jobs.deadlines import run_due
from anyshore.jobs.notices.delivery import comments_gathered
from anyshore.jobs.notices.letters import Fact
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.models import AuditEntry
from tests.contracts.world import refused
from tests.delivery.world import ASKED, handed_in
from tests.factories import do

pytestmark = pytest.mark.django_db

SOON, LATER = ASKED + timedelta(minutes=10), ASKED + timedelta(hours=2)


def test_an_hour_of_comments_is_one_mail_to_each_side():
    job, submission = handed_in()
    first = do(comment_on_submission, job.client, ASKED, submission_id=submission.id, words="Why blue?")
    do(comment_on_submission, job.client, SOON, submission_id=submission.id, words="And why so large?")
    do(reply_to_comment, job.provider, SOON, comment_id=first.id, words="You asked for it.")
    assert run_due(LATER) == 1
    entry = AuditEntry.objects.get(name="delivery.CommentsGathered")
    facts = json.loads(entry.body)["facts"]
    assert (facts["by_client"], facts["by_provider"], facts["round"]) == (2, 1, 1)
    letters = comments_gathered(Fact(entry.id, entry.name, entry.subject_id, facts, None, entry.at))
    told = {one.to: one.given["count"] for one in letters}
    assert told == {job.provider.organisation_id: 2, job.client.organisation_id: 1}
    do(comment_on_submission, job.client, LATER, submission_id=submission.id, words="One more")
    assert run_due(LATER + timedelta(hours=1)) == 1
    assert AuditEntry.objects.filter(name="delivery.CommentsGathered").count() == 2


def test_others_may_not():
    job, submission = handed_in()
    with refused(Forbidden):
        do(tell_comments, job.client, ASKED, submission_id=submission.id, since=ASKED.isoformat())
