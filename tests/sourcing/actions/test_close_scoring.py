"""close_scoring: with a reason, before everybody has scored."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.kit.refusals import TextMissing
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.close_scoring import close_scoring
from anyshore.sourcing.actions.declare_interests import ScoringIsClosed
from anyshore.sourcing.models import Tender
from anyshore.sourcing.rules.refusals import RequestNotOpen
from anyshore.sourcing.rules.tenders import NotATender, StillSealed
from tests.factories import do
from tests.sourcing.tenders import bid, declared, give, tender
from tests.sourcing.world import events, posted, provider, refused

pytestmark = pytest.mark.django_db


def test_the_points_that_are_there_stay_and_why_is_on_record():
    scene = tender(setup={"scored": True})
    bid(scene, "Alba")
    give(declared(scene), scene.colleagues[0], "Alba", 70)
    given = {"request_id": scene.request.id, "reason": "Ruben is ill."}
    do(close_scoring, scene.owner, scene.after, **given)
    assert (Tender.objects.get().scoring_closed_at, Tender.objects.get().scoring_reason) == (
        scene.after,
        "Ruben is ill.",
    )
    assert events(scene.request)[-1] == "ScoringClosed"
    with refused(ScoringIsClosed):
        give(scene, scene.colleagues[1], "Alba", 10)
    with refused(NotAllowed):
        do(close_scoring, scene.owner, scene.after, **given)


def test_refusals():
    scene = tender(setup={"scored": True})
    bid(scene, "Alba")
    given = {"request_id": scene.request.id, "reason": "Ruben is ill."}
    for actor in (scene.colleagues[0], provider("Other")):
        with refused(Forbidden):
            do(close_scoring, actor, scene.after, **given)
    with refused(TextMissing):
        do(close_scoring, scene.owner, scene.after, request_id=scene.request.id, reason=" ")
    do(close_request, scene.owner, request_id=scene.request.id, reason="No budget.")
    with refused(RequestNotOpen):
        do(close_scoring, scene.owner, scene.after, **given)
    request, owner = posted()
    with refused(NotATender):
        do(close_scoring, owner, request_id=request.id, reason="x")
    open_to_all = tender()
    with refused(NotAllowed):
        do(close_scoring, open_to_all.owner, open_to_all.after, request_id=open_to_all.request.id, reason="x")
    shut = tender(setup={"scored": True, "sealed": True})
    with refused(StillSealed):
        do(close_scoring, shut.owner, shut.after, request_id=shut.request.id, reason="x")
