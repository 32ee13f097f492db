"""take_back_assessment: it may be changed again."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.strategy.actions.take_back_assessment import take_back_assessment
from tests.factories import do, member_actor
from tests.strategy.assessing import compared, put_up
from tests.strategy.world import client, events, refused

pytestmark = pytest.mark.django_db


def test_it_is_compared_again():
    made, owner = put_up()
    assert do(take_back_assessment, owner, assessment_id=made.id).state == "compared"
    assert events(made.id)[-1] == "AssessmentTakenBack"


def test_refusals_change_nothing():
    made, owner = put_up()
    with refused(NotFound):
        do(take_back_assessment, client("Another"), assessment_id=made.id)
    with refused(Forbidden):
        do(take_back_assessment, member_actor(owner.organisation_id, Role.VIEWER), assessment_id=made.id)
    other, boss = compared(client("Third"))
    with refused(NotAllowed):
        do(take_back_assessment, boss, assessment_id=other.id)
