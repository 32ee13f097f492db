"""The provider accepts what running a service cost."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.accept_step_in_cost import accept_step_in_cost
from anyshore.contracts.actions.object_to_step_in_cost import object_to_step_in_cost
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.step_in_world import FIRST, claimed, stepping
from tests.deals import sound
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_also_after_an_objection_and_no_money_moves():
    deal = stepping()
    given = {"cost_id": claimed(deal).pk}
    do(object_to_step_in_cost, deal.provider, FIRST, **given, words="One agent would do.")
    found = do(accept_step_in_cost, deal.provider, FIRST, **given)
    assert (found.state, found.answer, found.answered_at) == ("accepted", "", FIRST)
    sound()


def test_refusals():
    deal = stepping()
    given = {"cost_id": claimed(deal).pk}
    for actor in (deal.client, member_actor(deal.provider.organisation_id, Role.MEMBER)):
        refuses(Forbidden, accept_step_in_cost, actor, FIRST, **given)
    refuses(NotFound, accept_step_in_cost, make_organisation()[1], FIRST, **given)
    do(accept_step_in_cost, deal.provider, FIRST, **given)
    refuses(NotAllowed, accept_step_in_cost, deal.provider, FIRST, **given)


def test_replay():
    deal = stepping()
    replays(accept_step_in_cost, deal.provider, FIRST, cost_id=claimed(deal).pk)
