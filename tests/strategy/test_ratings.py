"""Who sees what others answered: nobody who is still to answer, neither the mean nor the place that follows from
it."""

from __future__ import annotations

import pytest

from anyshore.kit.actor import Actor
from anyshore.parties.rules import Role
from anyshore.strategy import queries
from anyshore.strategy.actions.agree_rating import agree_rating
from anyshore.strategy.actions.archive_activity import archive_activity
from anyshore.strategy.actions.rate_activity import rate_activity
from anyshore.strategy.models import Activity
from anyshore.strategy.queries.ratings import Sides, field_of
from anyshore.strategy.rules.matrix import Axis
from tests.factories import do, member_actor
from tests.strategy.world import added

pytestmark = pytest.mark.django_db

HIGH, LOW = (4,) * 6, (0,) * 6


def rated() -> tuple[Activity, Actor, Actor]:
    """An activity of which one person said what it is, and a colleague who is still to answer."""
    activity, actor = added()
    for axis in Axis:
        do(rate_activity, actor, activity_id=activity.id, axis=axis, answers=HIGH)
    return activity, actor, member_actor(actor.acting_organisation)


def seen(actor: Actor, activity: Activity) -> Sides:
    """What the inventory says, which is what the page of the activity says."""
    found = queries.inventory(actor)
    view = queries.activity(actor, activity.number)
    assert found is not None
    (row,) = found.rows
    assert row.sides == view.row.sides
    for one, side in zip(view.axes, (row.sides.importance, row.sides.capability), strict=True):
        assert one.side == side
        assert (one.questions is None) == (side is None)
    return row.sides


def test_who_is_to_answer_learns_how_many_have_and_not_what():
    activity, actor, colleague = rated()
    assert seen(actor, activity).field == "keep"
    closed = seen(colleague, activity)
    assert (closed.importance, closed.capability, closed.field) == (None, None, None)
    assert closed.hidden == tuple(Axis)
    assert [one.people for one in queries.activity(colleague, activity.number).axes] == [1, 1]


def test_each_side_opens_with_ones_own_answer():
    activity, _, colleague = rated()
    do(rate_activity, colleague, activity_id=activity.id, axis=Axis.IMPORTANCE, answers=LOW)
    half = seen(colleague, activity)
    assert half.importance is not None
    assert (half.importance.shown, half.capability, half.hidden) == (50, None, (Axis.CAPABILITY,))
    do(rate_activity, colleague, activity_id=activity.id, axis=Axis.CAPABILITY, answers=LOW)
    assert seen(colleague, activity).field == "keep"


def test_an_agreed_answer_is_open_to_all():
    activity, actor, colleague = rated()
    for axis in Axis:
        do(agree_rating, actor, activity_id=activity.id, axis=axis, answers=LOW)
    assert seen(colleague, activity).field == "outsource"


def test_who_only_reads_and_what_nobody_can_answer_any_more_is_open():
    activity, actor, colleague = rated()
    viewer = member_actor(actor.acting_organisation, Role.VIEWER)
    assert seen(viewer, activity).field == "keep"
    do(archive_activity, actor, activity_id=activity.id, version=activity.version)
    assert queries.activity(colleague, activity.number).row.sides.field == "keep"


def test_what_nobody_answered_hides_nothing_and_a_comparison_counts_everybody():
    activity, _, colleague = rated()
    assert field_of(activity.id) == "keep"
    fresh, other = added(member_actor(colleague.acting_organisation), "Payroll")
    assert queries.activity(other, fresh.number).row.sides == Sides()
