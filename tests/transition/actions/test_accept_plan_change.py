"""accept_plan_change: the plan is as proposed; waves that began keep their state."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.kit.errors import Forbidden, NotFound, Stale
from anyshore.transition.actions.accept_plan_change import accept_plan_change
from anyshore.transition.actions.propose_plan import propose_plan
from tests.contracts.world import refused
from tests.factories import NOW, do
from tests.transition.world import ALONE, LEARN, agreed, shown

pytestmark = pytest.mark.django_db


LATER = replace(ALONE, to_on=ALONE.to_on.replace(month=2, day=26))


def test_the_plan_is_as_proposed():
    made = shown()
    do(propose_plan, made.provider, agreement_id=made.id, waves=[LEARN, LATER], why="Leave")
    do(accept_plan_change, made.client, agreement_id=made.id, proposed_at=NOW)
    assert (made.plans(), made.states(), made.row().proposed) == ([LEARN, LATER], ["shown", "to_come"], None)
    assert made.events()[-1] == "PlanChanged"


def test_refusals():
    made = agreed()
    given = {"agreement_id": made.id, "proposed_at": NOW}
    with refused(NotFound):
        do(accept_plan_change, made.client, **given)
    do(propose_plan, made.provider, agreement_id=made.id, waves=[LEARN, LATER], why="Leave")
    with refused(Forbidden):
        do(accept_plan_change, made.provider, **given)
    with refused(Stale):
        do(accept_plan_change, made.client, agreement_id=made.id, proposed_at=NOW.replace(hour=1))
