"""propose_plan: a change waits for the other side; what began stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.kit.errors import Forbidden, Invalid
from anyshore.transition.actions.accept_wave import accept_wave
from anyshore.transition.actions.propose_plan import propose_plan
from anyshore.transition.rules import NotAgreed, WaveStands
from tests.contracts.world import refused
from tests.factories import do, member_actor
from tests.transition.world import ALONE, LEARN, agreed, shown, written

pytestmark = pytest.mark.django_db


def test_the_agreed_plan_stands_until_the_other_side_agrees():
    made = agreed()
    do(
        propose_plan,
        made.provider,
        agreement_id=made.id,
        waves=[replace(LEARN, name="Learn more"), ALONE],
        why="Leave",
    )
    page = made.page()
    assert (page.waves[0].plan.name, page.proposed[0].name, page.proposed_why) == ("Learn", "Learn more", "Leave")
    assert "accept_change" in page.may
    assert "accept_change" not in made.page(made.provider).may


def test_refusals():
    made = shown()
    given = {"agreement_id": made.id, "waves": [LEARN, ALONE], "why": "Leave"}
    member, draft = member_actor(made.client.organisation_id), written()
    with refused(Forbidden):
        do(propose_plan, member, **given)
    with refused(Invalid, field="why"):
        do(propose_plan, made.client, **{**given, "why": " "})
    with refused(WaveStands, name="Learn"):
        do(propose_plan, made.client, **{**given, "waves": []})
    do(accept_wave, made.client, wave_id=made.wave().pk)
    with refused(WaveStands, name="Learn"):
        do(propose_plan, made.client, **{**given, "waves": [replace(LEARN, moves="More"), ALONE]})
    with refused(NotAgreed):
        do(propose_plan, draft.client, **{**given, "agreement_id": draft.id})
