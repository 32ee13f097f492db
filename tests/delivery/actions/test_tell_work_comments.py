"""tell_work_comments: one mail to each whom the item concerns, with what the others said."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.delivery.actions.comment_on_work_item import comment_on_work_item
from anyshore.delivery.actions.tell_work_comments import tell_work_comments
from anyshore.jobs.deadlines import run_due
from anyshore.jobs.notices.board import comments_gathered
from anyshore.kit.errors import Forbidden
from anyshore.parties.models import User
from anyshore.parties.rules import Role
from tests.contracts.world import refused
from tests.delivery.actions.test_assign_work_item import last_fact
from tests.delivery.board_world import board
from tests.delivery.world import ASKED
from tests.factories import do, make_person, member_actor

pytestmark = pytest.mark.django_db

SOON, LATER = ASKED + timedelta(minutes=10), ASKED + timedelta(hours=2)


def test_an_hour_of_comments_is_one_mail_to_each_whom_it_concerns():
    made = board()
    member, outsider = (member_actor(made.provider.organisation_id) for _ in range(2))
    item = made.add(assignee_id=member.person_id)
    do(comment_on_work_item, made.provider, ASKED, item_id=item.pk, words="Blue?")
    do(comment_on_work_item, made.client, SOON, item_id=item.pk, words="Green.")
    assert run_due(LATER) == 1
    told = {one.email: one.given["lines"] for one in comments_gathered(last_fact())}
    emails = {User.objects.get(pk=one.person_id).email: one for one in (made.client, made.provider, member, outsider)}
    found = {emails[email].person_id: lines for email, lines in told.items()}
    assert set(found) == {made.client.person_id, made.provider.person_id, member.person_id}
    assert found[made.client.person_id].endswith(": Blue?")
    assert found[member.person_id].count(": ") == 2


def test_what_named_somebody_is_not_told_to_them_again():
    made = board()
    item = made.add()
    member = member_actor(made.provider.organisation_id, Role.MANAGER, make_person("Jean-Luc Picard"))
    do(comment_on_work_item, member, ASKED, item_id=item.pk, words="Mine.")
    do(comment_on_work_item, made.client, SOON, item_id=item.pk, words="@Jean-Luc Picard: blue?")
    do(comment_on_work_item, made.client, SOON, item_id=item.pk, words="Or green.")
    run_due(LATER)
    lines = {one.email: str(one.given["lines"]) for one in comments_gathered(last_fact())}
    mine = lines[User.objects.get(pk=member.person_id).email]
    assert mine.endswith(": Or green.")
    assert "blue" not in mine


def test_others_may_not():
    made = board()
    item = made.add()
    with refused(Forbidden):
        do(tell_work_comments, made.client, ASKED, item_id=item.pk, since=ASKED.isoformat())
