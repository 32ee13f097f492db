"""drop_plan_change: declined by the other side or taken back."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotFound, Stale
from anyshore.transition.actions.drop_plan_change import drop_plan_change
from anyshore.transition.actions.propose_plan import propose_plan
from tests.contracts.world import refused
from tests.factories import NOW, do, member_actor
from tests.transition.world import ALONE, LEARN, agreed

pytestmark = pytest.mark.django_db


def test_the_agreed_plan_stands():
    made = agreed()
    for actor in (made.client, made.provider):
        do(propose_plan, made.provider, agreement_id=made.id, waves=[LEARN], why="One is enough")
        do(drop_plan_change, actor, agreement_id=made.id, proposed_at=NOW)
        assert (made.row().proposed, made.plans()) == (None, [LEARN, ALONE])
    with refused(NotFound):
        do(drop_plan_change, made.client, agreement_id=made.id, proposed_at=NOW)


def test_refusals():
    made = agreed()
    do(propose_plan, made.provider, agreement_id=made.id, waves=[LEARN], why="One is enough")
    member = member_actor(made.client.organisation_id)
    with refused(Forbidden):
        do(drop_plan_change, member, agreement_id=made.id, proposed_at=NOW)
    with refused(Stale):
        do(drop_plan_change, made.client, agreement_id=made.id, proposed_at=NOW.replace(hour=1))
