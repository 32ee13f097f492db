"""The client does not step in after all."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.withdraw_step_in import withdraw_step_in
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from tests.contracts.step_in_world import FIRST, announced, begun, stepping
from tests.factories import NOW, do, make_organisation
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_it_can_be_announced_anew():
    deal = stepping()
    one = do(withdraw_step_in, deal.client, step_in_id=announced(deal).pk)
    assert (one.state, one.over_at) == ("withdrawn", NOW)
    assert announced(deal).state == "announced"


def test_refusals():
    deal = stepping()
    given = {"step_in_id": begun(deal).pk}
    refuses(Forbidden, withdraw_step_in, deal.provider, FIRST, **given)
    refuses(NotFound, withdraw_step_in, make_organisation()[1], FIRST, **given)
    refuses(NotAllowed, withdraw_step_in, deal.client, FIRST, **given)


def test_replay():
    deal = stepping()
    replays(withdraw_step_in, deal.client, step_in_id=announced(deal).pk)
