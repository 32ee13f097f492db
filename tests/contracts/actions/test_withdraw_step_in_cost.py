"""The client claims a cost no more."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.accept_step_in_cost import accept_step_in_cost
from anyshore.contracts.actions.withdraw_step_in_cost import withdraw_step_in_cost
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from tests.contracts.step_in_world import FIRST, claimed, stepping
from tests.factories import do, make_organisation
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_another_sum_can_be_claimed():
    deal = stepping()
    assert do(withdraw_step_in_cost, deal.client, FIRST, cost_id=claimed(deal).pk).state == "withdrawn"
    assert claimed(deal, minor=30_000).amount_minor == 30_000


def test_refusals():
    deal = stepping()
    given = {"cost_id": claimed(deal).pk}
    refuses(Forbidden, withdraw_step_in_cost, deal.provider, FIRST, **given)
    refuses(NotFound, withdraw_step_in_cost, make_organisation()[1], FIRST, **given)
    do(accept_step_in_cost, deal.provider, FIRST, **given)
    refuses(NotAllowed, withdraw_step_in_cost, deal.client, FIRST, **given)


def test_replay():
    deal = stepping()
    replays(withdraw_step_in_cost, deal.client, FIRST, cost_id=claimed(deal).pk)
