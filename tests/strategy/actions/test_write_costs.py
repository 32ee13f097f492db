"""write_costs: a year of an activity in lines, in any currency."""

from __future__ import annotations

import pytest

from anyshore.kit.refusals import TooMany
from anyshore.strategy.actions.write_costs import write_costs
from anyshore.strategy.models import Activity
from anyshore.strategy.queries import inventory
from tests.factories import do
from tests.strategy.world import added, cost, events, guards, refused

pytestmark = pytest.mark.django_db


def test_the_lines_replace_those_before_and_convert_one_by_one():
    activity, actor = added(costs=(cost(),))
    lines = (cost(10_000), cost(10_001, kind="tools", name="Licence", currency="USD", rate="0.9215", fte_milli=0))
    do(write_costs, actor, activity_id=activity.id, version=1, lines=lines)
    (row,) = inventory(actor).rows
    assert (row.cost.minor, row.fte_milli) == (10_000 + 9_216, 2600)
    assert Activity.objects.get(pk=activity.pk).version == 2
    assert events(activity.id) == ["ActivityAdded", "CostsWritten"]
    do(write_costs, actor, activity_id=activity.id, version=2, lines=())
    assert inventory(actor).cost.minor == 0


def test_too_many_lines_are_refused():
    activity, actor = added()
    with refused(TooMany, limit=40):
        do(write_costs, actor, activity_id=activity.id, version=1, lines=(cost(1),) * 41)


def test_who_may_not():
    activity, actor = added()
    guards(write_costs, activity, actor, version=1, lines=(cost(),))
