"""agree_plan: each side for itself; with the second it binds."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, Stale
from anyshore.parties.rules import CLOCK
from anyshore.transition.actions.agree_plan import agree_plan
from anyshore.transition.actions.write_plan import write_plan
from anyshore.transition.rules import PlanIncomplete
from tests.contracts.world import refused
from tests.factories import do, member_actor
from tests.transition.world import agreed, written

pytestmark = pytest.mark.django_db


def test_it_binds_once_both_have_agreed():
    made = written()
    do(agree_plan, made.provider, agreement_id=made.id, version=2)
    assert (made.row().state, set(made.page().agreed)) == ("draft", {"provider"})
    do(agree_plan, made.client, agreement_id=made.id, version=2)
    assert (made.row().state, made.events()[-2:]) == ("agreed", ["PlanAgreed", "PlanAgreed"])


def test_refusals():
    made = written()
    member = member_actor(made.client.organisation_id)
    with refused(Forbidden):
        do(agree_plan, member, agreement_id=made.id, version=2)
    with refused(Forbidden):
        do(agree_plan, CLOCK, agreement_id=made.id, version=2)
    with refused(Stale):
        do(agree_plan, made.client, agreement_id=made.id, version=1)
    do(write_plan, made.client, agreement_id=made.id, version=2, waves=[], items=[])
    with refused(PlanIncomplete):
        do(agree_plan, made.client, agreement_id=made.id, version=3)
    ready = agreed()
    with refused(NotAllowed):
        do(agree_plan, ready.client, agreement_id=ready.id, version=2)
