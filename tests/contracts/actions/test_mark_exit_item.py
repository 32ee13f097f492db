"""mark_exit_item: what is ready counts, and what is not any more does not."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.mark_exit_item import mark_exit_item
from anyshore.contracts.queries.adopted import adopted_page
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Role
from tests.contracts.adopted_world import kept
from tests.contracts.world import LATER, refused
from tests.factories import do, make_organisation, member_actor

pytestmark = pytest.mark.django_db


def test_a_member_marks_an_item_and_takes_it_back():
    deal = kept()
    member = member_actor(deal.client.organisation_id, Role.MEMBER)
    given = {"adopted_id": deal.row.id, "place": 2}
    do(mark_exit_item, member, LATER, is_ready=True, **given)
    page = adopted_page(deal.client, deal.row.number, at=LATER)
    assert (page.row.ready, page.exit_plan[1][1]) == (1, LATER.date())
    do(mark_exit_item, member, LATER, is_ready=False, **given)
    assert adopted_page(deal.client, deal.row.number, at=LATER).row.ready == 0


def test_refusals():
    deal = kept()
    given = {"adopted_id": deal.row.id, "is_ready": True}
    viewer, stranger = member_actor(deal.client.organisation_id, Role.VIEWER), make_organisation()[1]
    with refused(Forbidden):
        do(mark_exit_item, viewer, LATER, place=1, **given)
    with refused(NotFound):
        do(mark_exit_item, stranger, LATER, place=1, **given)
    for place in (0, 99):
        with refused(NotFound):
            do(mark_exit_item, deal.client, LATER, place=place, **given)
