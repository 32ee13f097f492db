"""end_scoring: the last point closes it, and hidden names come out."""

from __future__ import annotations

import pytest

from anyshore.conversations.queries import thread_about
from anyshore.sourcing.actions.end_scoring import end_scoring
from anyshore.sourcing.models import Tender
from anyshore.sourcing.queries.comparison import compare
from tests.factories import do
from tests.sourcing.tenders import bid, compared, declared, opened, scored, tender
from tests.sourcing.world import events

pytestmark = pytest.mark.django_db


def test_the_last_point_closes_it():
    scene = compared()
    assert Tender.objects.get().scoring_closed_at == scene.after
    assert events(scene.request).count("ScoringClosed") == 1
    shown = compare(scene.owner, scene.request.id, at=scene.after)
    assert [(one.provider.name, one.points[1].points) for one in shown.offers] == [("Alba", 85.0), ("Brno", 45.0)]


def test_hidden_names_come_out_and_both_sides_can_write():
    scene = tender(setup={"scored": True, "sealed": True, "names_hidden": True})
    alba = bid(scene, "Alba")
    bid(scene, "Brno", 14_000)
    declared(opened(scene))
    hidden = compare(scene.owner, scene.request.id, at=scene.after)
    assert sorted(one.provider.name for one in hidden.offers) == ["A", "B"]
    assert thread_about(scene.owner, ("proposal", alba.id)) is None
    scored(scene, {"Alba": (90, 80), "Brno": (40, 50)})
    shown = compare(scene.owner, scene.request.id, at=scene.after)
    assert {one.provider.name for one in shown.offers} == {"Alba", "Brno"}
    assert thread_about(scene.owner, ("proposal", alba.id)) is not None


def test_a_reason_stands_beside_it():
    scene = tender(setup={"scored": True})
    done = do(end_scoring, scene.owner, scene.after, request_id=scene.request.id, reason="Ruben is ill.")
    assert (done.scoring_closed_at, done.scoring_reason) == (scene.after, "Ruben is ill.")
