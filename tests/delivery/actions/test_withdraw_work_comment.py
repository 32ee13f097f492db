"""withdraw_work_comment: it stands as withdrawn, and nobody reads its words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.delivery.actions.comment_on_work_item import comment_on_work_item
from anyshore.delivery.actions.edit_work_comment import edit_work_comment
from anyshore.delivery.actions.withdraw_work_comment import withdraw_work_comment
from anyshore.delivery.queries.board_page import board_page
from anyshore.delivery.queries.item_page import item_detail, may_read_item_comment
from anyshore.delivery.rules.board import WorkCommentWithdrawn
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.models import User
from anyshore.plumbing.models import Mail
from tests.contracts.world import parties, refused
from tests.delivery.board_world import board, facts
from tests.delivery.world import ASKED, uploaded
from tests.factories import do
from tests.worker import run_jobs

pytestmark = pytest.mark.django_db
LATER = ASKED + timedelta(minutes=5)


def test_it_stands_as_withdrawn_without_its_words_and_files():
    made = board()
    item = made.add()
    files = [uploaded(made.client)]
    comment = do(comment_on_work_item, made.client, ASKED, item_id=item.pk, words="Blue?", file_ids=files)
    do(edit_work_comment, made.client, LATER, comment_id=comment.pk, words="Green?")
    do(withdraw_work_comment, made.client, LATER, comment_id=comment.pk)
    (row,) = item_detail(made.provider, item.pk).comments
    assert (row.words, row.before, row.files, row.withdrawn_at) == ("", (), [], LATER)
    assert not may_read_item_comment(made.client, comment.pk)
    assert board_page(made.client, made.job.agreement.number).items[0].comments == 0
    assert facts(item)[-1] == "WorkCommentTakenBack"


def test_a_mail_that_is_still_to_come_leaves_it_out():
    made = board()
    item = made.add()
    for words in ("Blue?", "Green?"):
        comment = do(comment_on_work_item, made.provider, ASKED, item_id=item.pk, words=words)
    do(withdraw_work_comment, made.provider, LATER, comment_id=comment.pk)
    run_due(ASKED + timedelta(hours=2))
    run_jobs()
    mail = Mail.objects.filter(to=User.objects.get(pk=made.client.person_id).email).order_by("at", "id").last()
    assert "Blue?" in mail.body
    assert "Green?" not in mail.body


def test_only_its_author_and_once():
    made = board()
    item = made.add()
    comment = do(comment_on_work_item, made.client, ASKED, item_id=item.pk, words="Blue?")
    for actor, error in ((made.provider, Forbidden), (parties()[0], NotFound)):
        with refused(error):
            do(withdraw_work_comment, actor, LATER, comment_id=comment.pk)
    do(withdraw_work_comment, made.client, LATER, comment_id=comment.pk)
    with refused(WorkCommentWithdrawn):
        do(withdraw_work_comment, made.client, LATER, comment_id=comment.pk)
