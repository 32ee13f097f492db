"""The provider objects to what running a service cost."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.accept_step_in_cost import accept_step_in_cost
from anyshore.contracts.actions.object_to_step_in_cost import object_to_step_in_cost
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from tests.contracts.step_in_world import FIRST, claimed, stepping
from tests.factories import do, make_organisation
from tests.moves import refuses, replays

WHY = {"words": "One agent would do."}

pytestmark = pytest.mark.django_db


def test_with_its_reasons():
    deal = stepping()
    found = do(object_to_step_in_cost, deal.provider, FIRST, cost_id=claimed(deal).pk, **WHY)
    assert (found.state, found.answer, found.answerer_id) == ("objected", WHY["words"], deal.provider.person_id)


def test_refusals():
    deal = stepping()
    given = {"cost_id": claimed(deal).pk, **WHY}
    refuses(Forbidden, object_to_step_in_cost, deal.client, FIRST, **given)
    refuses(NotFound, object_to_step_in_cost, make_organisation()[1], FIRST, **given)
    refuses(Invalid, object_to_step_in_cost, deal.provider, FIRST, **{**given, "words": " "})
    do(accept_step_in_cost, deal.provider, FIRST, cost_id=given["cost_id"])
    refuses(NotAllowed, object_to_step_in_cost, deal.provider, FIRST, **given)


def test_replay():
    deal = stepping()
    replays(object_to_step_in_cost, deal.provider, FIRST, cost_id=claimed(deal).pk, **WHY)
