"""assign_work_item: to anybody who works for either side, who is told."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.assign_work_item import assign_work_item
from anyshore.delivery.rules.board import BoardClosed
from anyshore.jobs.notices.board import item_assigned
from anyshore.jobs.notices.letters import Fact
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.models import User
from anyshore.parties.rules import Role
from anyshore.plumbing import audit
from anyshore.plumbing.models import AuditEntry
from tests.contracts.world import parties, refused, replayed
from tests.delivery.board_world import board, end, facts, fresh
from tests.delivery.world import ASKED
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def last_fact() -> Fact:
    """The newest fact, as a notice reads it."""
    entry = audit.entry(AuditEntry.objects.filter(subject_kind="work_item").latest("id").pk)
    return Fact(entry.id, entry.name, entry.subject_id, entry.facts, entry.person_id, entry.at)


def test_a_member_of_the_other_side_is_told_and_may_lose_it_again():
    made = board()
    item = made.add()
    member = member_actor(made.provider.organisation_id)
    do(assign_work_item, made.client, ASKED, item_id=item.pk, assignee_id=member.person_id)
    assert fresh(item).assignee_id == member.person_id
    (note,) = item_assigned(last_fact())
    assert note.email == User.objects.get(pk=member.person_id).email
    assert note.path == f"/contracts/{made.job.agreement.number}/board/1/"
    do(assign_work_item, made.client, ASKED, item_id=item.pk, assignee_id=member.person_id)
    do(assign_work_item, member, ASKED, item_id=item.pk, assignee_id=None)
    assert item_assigned(last_fact()) == []
    assert facts(item) == ["WorkItemAdded", "WorkItemAssigned", "WorkItemAssigned"]


def test_who_takes_it_is_not_told():
    made = board()
    item = made.add()
    do(assign_work_item, made.client, ASKED, item_id=item.pk, assignee_id=made.client.person_id)
    assert item_assigned(last_fact()) == []


def test_others_may_not_and_nobody_else_can_be_given_it():
    made = board()
    item = made.add()
    viewer = member_actor(made.client.organisation_id, Role.VIEWER)
    with refused(Forbidden):
        do(assign_work_item, viewer, ASKED, item_id=item.pk, assignee_id=made.client.person_id)
    for person_id in (viewer.person_id, parties()[0].person_id):
        with refused(Invalid, field="assignee"):
            do(assign_work_item, made.client, ASKED, item_id=item.pk, assignee_id=person_id)
    end(made)
    with refused(BoardClosed):
        do(assign_work_item, made.client, ASKED, item_id=item.pk, assignee_id=made.client.person_id)


def test_sent_twice_it_is_given_once():
    made = board()
    item = made.add()
    replayed(assign_work_item, made.client, ASKED, item_id=item.pk, assignee_id=made.provider.person_id)
    assert facts(item).count("WorkItemAssigned") == 1
