"""edit_work_comment: by its author, with what it said before kept, and each new name told once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.delivery.actions.archive_work_item import archive_work_item
from anyshore.delivery.actions.comment_on_work_item import comment_on_work_item
from anyshore.delivery.actions.edit_work_comment import edit_work_comment
from anyshore.delivery.actions.withdraw_work_comment import withdraw_work_comment
from anyshore.delivery.queries.item_page import item_detail
from anyshore.delivery.rules.board import BoardClosed, WorkCommentWithdrawn, WorkItemArchived
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.models import User
from anyshore.parties.rules import CLOCK, Role
from anyshore.plumbing.models import Mail
from tests.contracts.world import parties, refused
from tests.delivery.board_world import board, end, facts
from tests.delivery.world import ASKED
from tests.factories import do, make_person, member_actor
from tests.worker import run_jobs

pytestmark = pytest.mark.django_db
LATER = ASKED + timedelta(minutes=5)


def said(made, words="Blue?", actor=None):
    item = made.add()
    return item, do(comment_on_work_item, actor or made.client, ASKED, item_id=item.pk, words=words)


def named_mails(*people):
    """How many mails each of these people has that say they were named."""
    run_jobs()
    to = [User.objects.get(pk=one.person_id).email for one in people]
    return [Mail.objects.filter(to=one, subject__contains="names you").count() for one in to]


def test_it_says_something_else_and_what_it_said_stays():
    made = board()
    item, comment = said(made)
    do(edit_work_comment, made.client, LATER, comment_id=comment.pk, words=" Green? ")
    do(edit_work_comment, made.client, LATER + timedelta(hours=3), comment_id=comment.pk, words="Red.")
    (row,) = item_detail(made.provider, item.pk).comments
    assert (row.words, row.edited_at) == ("Red.", LATER + timedelta(hours=3))
    assert row.before == (("Blue?", LATER), ("Green?", LATER + timedelta(hours=3)))
    assert facts(item) == ["WorkItemAdded", "WorkItemCommented", "WorkCommentEdited", "WorkCommentEdited"]
    assert item_detail(parties()[0], item.pk).comments == ()


def test_the_same_words_change_nothing():
    made = board()
    item, comment = said(made)
    do(edit_work_comment, made.client, LATER, comment_id=comment.pk, words="Blue? ")
    (row,) = item_detail(made.client, item.pk).comments
    assert (row.edited_at, row.before, facts(item)) == (None, (), ["WorkItemAdded", "WorkItemCommented"])


def test_who_is_newly_named_is_told_once_and_nobody_twice():
    made = board()
    first, second = (
        member_actor(made.provider.organisation_id, Role.MEMBER, make_person(name))
        for name in ("Ana Costa", "ريم العلي")
    )
    _item, comment = said(made, "@Ana Costa, blue?")
    assert named_mails(first, second) == [1, 0]
    for words in ("@Ana Costa and @ريم العلي, blue?", "Blue?", "@Ana Costa @ريم العلي: green?"):
        do(edit_work_comment, made.client, LATER, comment_id=comment.pk, words=words)
    assert named_mails(first, second) == [1, 1]


def test_who_may_not_and_when():
    made = board()
    item, comment = said(made)
    other = member_actor(made.client.organisation_id, Role.MEMBER, make_person("Bo"))
    for actor, error in ((made.provider, Forbidden), (other, Forbidden), (CLOCK, Forbidden), (parties()[0], NotFound)):
        with refused(error):
            do(edit_work_comment, actor, LATER, comment_id=comment.pk, words="Mine")
    for words in (" ", "x" * 4_001):
        with refused(Invalid, field="words"):
            do(edit_work_comment, made.client, LATER, comment_id=comment.pk, words=words)
    with refused(NotFound):
        do(edit_work_comment, made.client, LATER, comment_id=item.pk, words="x")
    do(withdraw_work_comment, made.client, LATER, comment_id=comment.pk)
    with refused(WorkCommentWithdrawn):
        do(edit_work_comment, made.client, LATER, comment_id=comment.pk, words="x")


@pytest.mark.parametrize("verb", [edit_work_comment, withdraw_work_comment])
def test_nothing_changes_once_the_item_is_archived_or_the_board_is_closed(verb):
    made = board()
    item, comment = said(made)
    given = {"comment_id": comment.pk, **({"words": "x"} if verb is edit_work_comment else {})}
    do(archive_work_item, made.client, LATER, item_id=item.pk)
    with refused(WorkItemArchived):
        do(verb, made.client, LATER, **given)
    end(made)
    with refused(BoardClosed):
        do(verb, made.client, LATER, **given)
