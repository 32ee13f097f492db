"""drop_option: gone with its lines; in-house as now stays."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound, Stale
from anyshore.parties.rules import Role
from anyshore.strategy.actions.drop_option import AsNowStays, drop_option
from anyshore.strategy.models import Option, OptionLine
from tests.factories import do, member_actor
from tests.strategy.assessing import compared, option_of, put_up
from tests.strategy.world import client, events, refused

pytestmark = pytest.mark.django_db


def test_an_option_goes_with_its_lines_and_the_comparison():
    made, owner = compared()
    near = option_of(made)
    do(drop_option, owner, assessment_id=made.id, version=made.version, option_id=near.id)
    assert not Option.objects.filter(pk=near.id).exists()
    assert not OptionLine.objects.filter(option_id=near.id).exists()
    made.refresh_from_db()
    assert made.state == "draft"
    assert events(made.id)[-1] == "OptionDropped"


def test_refusals_change_nothing():
    made, owner = compared()
    near, now = option_of(made), option_of(made, "in_house")
    given = {"assessment_id": made.id, "version": made.version}
    with refused(AsNowStays):
        do(drop_option, owner, **given, option_id=now.id)
    with refused(Stale):
        do(drop_option, owner, assessment_id=made.id, version=99, option_id=near.id)
    with refused(NotFound):
        do(drop_option, client("Another"), **given, option_id=near.id)
    other, _ = compared(client("Third"))
    with refused(NotFound):
        do(drop_option, owner, **given, option_id=option_of(other).id)
    with refused(Forbidden):
        do(drop_option, member_actor(owner.organisation_id, Role.VIEWER), **given, option_id=near.id)
    waiting, boss = put_up(client("Fourth"))
    with refused(NotAllowed):
        do(drop_option, boss, assessment_id=waiting.id, version=waiting.version, option_id=option_of(waiting).id)
