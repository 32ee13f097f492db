"""write_plan: both write it until both agreed; what was agreed to was another plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.kit.errors import Forbidden, Invalid, Stale
from anyshore.parties.rules import Role
from anyshore.transition.actions.agree_plan import agree_plan
from anyshore.transition.actions.write_plan import write_plan
from anyshore.transition.rules import NotAgreed
from tests.contracts.world import refused
from tests.factories import do, member_actor
from tests.transition.world import ALONE, LEADS, LEARN, agreed, written

pytestmark = pytest.mark.django_db


def given(made, **other):
    return {"agreement_id": made.id, "version": made.row().version, "waves": [LEARN, ALONE], "items": [LEADS], **other}


def test_a_change_voids_the_agreement_to_the_plan_before():
    made = written()
    do(agree_plan, made.client, agreement_id=made.id, version=made.row().version)
    do(write_plan, made.provider, **given(made, waves=[LEARN]))
    assert (made.page().agreed, len(made.page().waves), made.row().version) == ({}, 1, 3)
    assert made.events() == ["PlanWritten", "PlanAgreed", "PlanWritten"]


def test_who_opens_a_gate_works_for_the_client():
    made = written()
    lead = member_actor(made.client.organisation_id)
    do(write_plan, made.provider, **given(made, waves=[replace(LEARN, accepts_id=lead.person_id)]))
    assert made.page().waves[0].accepts.startswith("Member")
    with refused(Invalid, reason="person"):
        do(write_plan, made.client, **given(made, waves=[replace(LEARN, accepts_id=made.provider.person_id)]))


def test_refusals():
    made = written()
    viewer = member_actor(made.client.organisation_id, Role.VIEWER)
    with refused(Forbidden):
        do(write_plan, viewer, **given(made))
    with refused(Stale):
        do(write_plan, made.client, **given(made, version=1))
    with refused(Invalid, reason="order"):
        do(write_plan, made.client, **given(made, waves=[ALONE, LEARN]))
    with refused(Invalid, reason="empty"):
        do(write_plan, made.client, **given(made, waves=[replace(LEARN, name=" ")]))
    ready = agreed()
    with refused(NotAgreed):
        do(write_plan, ready.client, **given(ready))
