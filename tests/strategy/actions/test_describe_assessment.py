"""describe_assessment: the frame changes, the weights only before the figures are seen."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound, Stale
from anyshore.parties.rules import Role
from anyshore.strategy.actions.describe_assessment import LinesBeyondHorizon, WeightsLocked, describe_assessment
from anyshore.strategy.models import OptionLine
from anyshore.strategy.rules.estimates import Estimate
from anyshore.strategy.rules.terms import FrameTerms, OutOfOrder
from anyshore.strategy.rules.weighing import DEFAULT_WEIGHTS
from tests.factories import do, member_actor
from tests.strategy.assessing import begun, compared, option_of, put_up
from tests.strategy.world import client, events, refused

pytestmark = pytest.mark.django_db

OTHER = {**DEFAULT_WEIGHTS, "cost": 60}
FRAME = FrameTerms(title="AP", volume=Estimate(20_000, 27_400, 30_000), horizon=36, discount_bps=350, weights=OTHER)


def test_the_frame_is_what_was_given():
    made, owner = begun()
    do(describe_assessment, owner, assessment_id=made.id, version=1, frame=FRAME)
    made.refresh_from_db()
    assert (made.title, made.volume_low, made.volume_high, made.horizon, made.discount_bps) == (
        "AP",
        20_000,
        30_000,
        36,
        350,
    )
    assert (made.weights["cost"], made.version) == (60, 2)
    assert events(made.id)[-1] == "AssessmentDescribed"


def test_weights_are_locked_once_the_figures_were_seen_and_the_rest_is_not():
    made, owner = compared()
    given = {"assessment_id": made.id, "version": made.version}
    with refused(WeightsLocked):
        do(describe_assessment, owner, **given, frame=FRAME)
    do(describe_assessment, owner, **given, frame=FrameTerms(horizon=36))
    made.refresh_from_db()
    assert (made.state, made.horizon) == ("draft", 36)


def test_the_way_back_moves_with_the_horizon_and_nothing_is_left_behind_it():
    made, owner = compared()
    near = option_of(made)
    do(describe_assessment, owner, assessment_id=made.id, version=made.version, frame=FrameTerms(horizon=36))
    assert OptionLine.objects.get(option=near, kind="exit").from_month == 36
    OptionLine.objects.filter(option=near, kind="transition").update(from_month=30)
    with refused(LinesBeyondHorizon, month=30):
        do(describe_assessment, owner, assessment_id=made.id, version=made.version + 1, frame=FrameTerms(horizon=24))


def test_refusals_change_nothing():
    made, owner = begun()
    given = {"assessment_id": made.id, "version": 1, "frame": FRAME}
    with refused(Stale):
        do(describe_assessment, owner, **{**given, "version": 3})
    with refused(NotFound):
        do(describe_assessment, client("Another"), **given)
    with refused(Forbidden):
        do(describe_assessment, member_actor(owner.organisation_id, Role.VIEWER), **given)
    with refused(OutOfOrder, field="volume"):
        do(describe_assessment, owner, **{**given, "frame": FrameTerms(volume=Estimate(2, 1, 3))})
    waiting, boss = put_up(client("Third"))
    frame = FrameTerms()
    with refused(NotAllowed):
        do(describe_assessment, boss, assessment_id=waiting.id, version=waiting.version, frame=frame)
