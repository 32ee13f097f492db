"""discard_assessment: put away without a decision."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.strategy.actions.discard_assessment import discard_assessment
from tests.factories import do, member_actor
from tests.strategy.assessing import begun, compared, put_up
from tests.strategy.world import client, events, refused

pytestmark = pytest.mark.django_db


def test_drafts_and_comparisons_are_put_away():
    for made, owner in (begun(), compared(client("Another"))):
        assert do(discard_assessment, owner, assessment_id=made.id).state == "discarded"
        assert events(made.id)[-1] == "AssessmentDiscarded"


def test_refusals_change_nothing():
    made, owner = begun()
    with refused(NotFound):
        do(discard_assessment, client("Another"), assessment_id=made.id)
    with refused(Forbidden):
        do(discard_assessment, member_actor(owner.organisation_id, Role.VIEWER), assessment_id=made.id)
    waiting, boss = put_up(client("Third"))
    with refused(NotAllowed):
        do(discard_assessment, boss, assessment_id=waiting.id)
