"""comment_on_work_item: by both sides, with files, told together within the hour."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.comment_on_work_item import comment_on_work_item
from anyshore.delivery.actions.edit_work_item import edit_work_item
from anyshore.delivery.queries.board_page import board_page
from anyshore.delivery.queries.item_page import item_detail, may_read_item, may_read_item_comment
from anyshore.delivery.queries.mentions import mentionable_on
from anyshore.delivery.rules.board import BoardClosed, TooManyItems, WorkItemText
from anyshore.delivery.rules.mentions import NameShared
from anyshore.jobs.notices.board import mentions
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.models import Membership
from anyshore.parties.rules import CLOCK, Role
from anyshore.plumbing.models import AuditEntry
from tests.contracts.world import clocks, parties, refused
from tests.delivery.actions.test_assign_work_item import last_fact
from tests.delivery.board_world import board, end
from tests.delivery.world import ASKED, uploaded
from tests.factories import do, make_organisation, make_person, member_actor

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


def named(made, *names: str, role: str = Role.VIEWER):
    """Members of the provider with these names, who may only read."""
    return [member_actor(made.provider.organisation_id, role, make_person(name)) for name in names]


def told() -> list[tuple[str, str]]:
    """To whom the newest fact is told, with the words."""
    return [(one.email.partition("@")[0], str(one.given["words"])) for one in mentions(last_fact())]


def test_who_is_named_is_told_at_once_and_nobody_else():
    made = board()
    item = made.add()
    reem, jean, gone = named(made, "ريم العلي", "Jean-Luc Picard", "Tasha Yar")
    _, outsider = make_organisation(name="Elsewhere")
    member_actor(outsider.organisation_id, Role.OWNER, make_person("Guinan"))
    Membership.objects.filter(user_id=gone.person_id).update(left_at=ASKED)
    words = "@ريم العلي، @Jean-Luc Picard and @Guinan, @Tasha Yar, @Jean-Luc Picard: blue?"
    do(comment_on_work_item, made.client, ASKED, item_id=item.pk, words=words)
    assert set(last_fact().ids("mentioned_ids")) == {reem.person_id, jean.person_id}
    assert [said for _who, said in told()] == [words, words]
    names = {one.name for one in mentionable_on(made.client, item.pk)}
    assert {"ريم العلي", "Jean-Luc Picard"} <= names
    assert not names & {"Guinan", "Tasha Yar"}
    assert mentionable_on(outsider, item.pk) == []


@pytest.mark.parametrize("name", ["Ana Costa", "ريم العلي"])
def test_of_two_with_one_name_the_one_who_was_chosen_is_told(name):
    made = board()
    item = made.add()
    (theirs,) = named(made, name)
    ours = member_actor(made.client.organisation_id, Role.VIEWER, make_person(name))
    way = {one.person_id: one.way for one in mentionable_on(made.client, item.pk)}
    assert way[theirs.person_id] != way[ours.person_id]
    with refused(NameShared, field="words", name=name):
        do(comment_on_work_item, made.client, ASKED, item_id=item.pk, words=f"@{name}, will you?")
    for one in (theirs, ours):
        do(comment_on_work_item, made.client, ASKED, item_id=item.pk, words=f"@{way[one.person_id]}, will you?")
        assert set(last_fact().ids("mentioned_ids")) == {one.person_id}


def test_of_two_with_one_name_in_one_organisation_both_are_told():
    made = board()
    item = made.add()
    both = named(made, "Ana Costa", "Ana Costa")
    people = {one.person_id: one for one in mentionable_on(made.client, item.pk)}
    assert [people[one.person_id].way for one in both] == ["Ana Costa", "Ana Costa"]
    assert all(people[one.person_id].both for one in both)
    do(comment_on_work_item, made.client, ASKED, item_id=item.pk, words="@Ana Costa, will you?")
    assert set(last_fact().ids("mentioned_ids")) == {one.person_id for one in both}


def test_nobody_is_told_of_naming_themselves_nor_after_they_left_nor_again():
    made = board()
    item = made.add()
    (reem,) = named(made, "ريم العلي", role=Role.MANAGER)
    do(comment_on_work_item, reem, ASKED, item_id=item.pk, words="@ريم العلي does it.")
    assert told() == []
    do(comment_on_work_item, made.client, ASKED, item_id=item.pk, words="@ريم العلي, will you?")
    assert len(told()) == 1
    Membership.objects.filter(user_id=reem.person_id).update(left_at=ASKED)
    assert told() == []
    do(edit_work_item, made.client, ASKED, item_id=item.pk, seen=1, text=WorkItemText(title="For @ريم العلي"))
    rows = AuditEntry.objects.filter(subject_id=item.pk, name="delivery.WorkItemCommented")
    assert rows.count() == 2
