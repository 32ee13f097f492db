"""save_group: a name and people in an order; owners only."""

from __future__ import annotations

import pytest

from anyshore.approvals.actions.save_group import GroupNameTaken, save_group
from anyshore.approvals.models import Group
from anyshore.approvals.queries.settings import groups, people_of
from anyshore.approvals.rules import GroupTooSmall
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.models import Membership
from tests.approvals.world import events, grouped, house, ruled
from tests.contracts.world import refused
from tests.factories import NOW, do, make_person

pytestmark = pytest.mark.django_db


def test_a_group_keeps_its_order_and_loses_who_has_left():
    here = house()
    one, two, three = here.people
    made = grouped(here, three, one, three, name="  The   board ")
    (row,) = groups(here.asker)
    assert (row.name, [person.id for person in row.people]) == ("The board", [three.person_id, one.person_id])
    do(save_group, here.owner, group_id=made.id, name="Board", person_ids=[two.person_id, three.person_id])
    Membership.objects.filter(user_id=two.person_id).update(left_at=NOW)
    assert [person.id for person in people_of(made.id, here.id)] == [three.person_id]
    assert events(here.id)[-2:] == ["GroupSaved", "GroupSaved"]
    assert Group.objects.count() == 1


def test_refusals_change_nothing():
    here, other, nobody = house(), house(), make_person()
    group = grouped(here)
    ruled(here, needed=2, group=group)
    ids = [one.person_id for one in here.people]
    with refused(Forbidden):
        do(save_group, here.asker, name="X", person_ids=ids)
    with refused(GroupNameTaken):
        do(save_group, here.owner, name="Board", person_ids=ids)
    with refused(GroupTooSmall, needed=2, people=1):
        do(save_group, here.owner, group_id=group.id, name="Board", person_ids=ids[:1])
    for name, people in (("", ids), ("x" * 81, ids), ("X", []), ("X", [nobody.id])):
        with refused(Invalid):
            do(save_group, here.owner, name=name, person_ids=people)
    with refused(NotFound):
        do(save_group, other.owner, group_id=group.id, name="X", person_ids=[other.owner.person_id])
