"""comment_on_work_item: by both sides, with files, told together within the hour."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.comment_on_work_item import comment_on_work_item
from anyshore.delivery.queries.board_page import board_page, item_detail, may_read_item, may_read_item_comment
from anyshore.delivery.rules.board import BoardClosed, TooManyItems
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import CLOCK
from tests.contracts.world import clocks, parties, refused
from tests.delivery.board_world import board, end
from tests.delivery.world import ASKED, uploaded
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_it_stands_on_the_item_and_is_counted():
    made = board()
    item = made.add()
    said = do(
        comment_on_work_item,
        made.provider,
        ASKED,
        item_id=item.pk,
        words=" Blue? ",
        file_ids=[uploaded(made.provider)],
    )
    do(comment_on_work_item, made.client, ASKED, item_id=item.pk, words="Blue.")
    first, second = item_detail(made.client, item.pk).comments
    assert (first.words, first.side, len(first.files), second.side) == ("Blue?", "provider", 1, "client")
    assert board_page(made.client, made.job.agreement.number).items[0].comments == 2
    assert [verb for verb, _ in clocks(item.pk)] == ["delivery.tell_work_comments"]
    stranger = parties()[0]
    assert item_detail(stranger, item.pk).comments == ()
    assert not may_read_item(stranger, item.pk)
    assert not may_read_item_comment(stranger, said.pk)
    assert may_read_item_comment(made.client, said.pk)


def test_others_may_not_nor_without_words(monkeypatch):
    made = board()
    item = made.add()
    with refused(Forbidden):
        do(comment_on_work_item, CLOCK, ASKED, item_id=item.pk, words="x")
    stranger = parties()[0]
    with refused(NotFound):
        do(comment_on_work_item, stranger, ASKED, item_id=item.pk, words="x")
    for words in (" ", "x" * 4_001):
        with refused(Invalid, field="words"):
            do(comment_on_work_item, made.client, ASKED, item_id=item.pk, words=words)
    monkeypatch.setattr("anyshore.delivery.queries.board.MOST_COMMENTS_ON_ITEM", 0)
    with refused(TooManyItems):
        do(comment_on_work_item, made.client, ASKED, item_id=item.pk, words="x")
    end(made)
    with refused(BoardClosed):
        do(comment_on_work_item, made.client, ASKED, item_id=item.pk, words="x")
