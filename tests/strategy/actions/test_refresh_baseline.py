"""refresh_baseline: today's figures come from the inventory again."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound, Stale
from anyshore.parties.rules import Role
from anyshore.strategy.actions.refresh_baseline import refresh_baseline
from anyshore.strategy.models import Activity, Cost, OptionLine
from tests.factories import do, member_actor
from tests.strategy.assessing import compared, put_up
from tests.strategy.world import client, events, refused

pytestmark = pytest.mark.django_db


def test_what_the_inventory_says_now_is_taken():
    made, owner = compared()
    Activity.objects.filter(pk=made.activity_id).update(volume=30_000, needed=[2500] * 12, available=[2250] * 12)
    Cost.objects.filter(activity_id=made.activity_id, kind="people").update(amount_minor=16_000_000, fte_milli=3000)
    do(refresh_baseline, owner, assessment_id=made.id, version=made.version)
    made.refresh_from_db()
    assert (made.state, made.volume_likely, made.people_milli, made.needed[0]) == ("draft", 30_000, 3000, 2500)
    assert OptionLine.objects.get(option__assessment=made, name="Clerks").likely_minor == 16_000_000
    assert events(made.id)[-1] == "AssessmentDescribed"


def test_refusals_change_nothing():
    made, owner = compared()
    given = {"assessment_id": made.id, "version": made.version}
    with refused(Stale):
        do(refresh_baseline, owner, assessment_id=made.id, version=99)
    with refused(NotFound):
        do(refresh_baseline, client("Another"), **given)
    with refused(Forbidden):
        do(refresh_baseline, member_actor(owner.organisation_id, Role.VIEWER), **given)
    waiting, boss = put_up(client("Third"))
    with refused(NotAllowed):
        do(refresh_baseline, boss, assessment_id=waiting.id, version=waiting.version)
