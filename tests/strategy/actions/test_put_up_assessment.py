"""put_up_assessment and what may not be put up."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound, Stale
from anyshore.parties.rules import Role
from anyshore.strategy.actions.put_up_assessment import put_up_assessment
from tests.factories import do, member_actor
from tests.strategy.assessing import begun, compared
from tests.strategy.world import client, events, refused

pytestmark = pytest.mark.django_db


def test_it_waits_for_a_decision():
    made, owner = compared()
    member = member_actor(owner.organisation_id)
    found = do(put_up_assessment, member, assessment_id=made.id, version=made.version)
    assert found.state == "put_up"
    assert events(made.id)[-1] == "AssessmentPutUp"


def test_refusals_change_nothing():
    made, owner = compared()
    given = {"assessment_id": made.id, "version": made.version}
    with refused(Stale):
        do(put_up_assessment, owner, assessment_id=made.id, version=made.version - 1)
    with refused(NotFound):
        do(put_up_assessment, client("Another"), **given)
    with refused(Forbidden):
        do(put_up_assessment, member_actor(owner.organisation_id, Role.VIEWER), **given)
    draft, boss = begun(client("Third"))
    with refused(NotAllowed):
        do(put_up_assessment, boss, assessment_id=draft.id, version=draft.version)
