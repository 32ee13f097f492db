"""agree_points: after scoring, with a word, in the place of the mean."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.kit.refusals import OutOfRange, TextMissing
from anyshore.sourcing.actions.agree_points import ScoringStillOpen, agree_points
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.decline_proposal import decline_proposal
from anyshore.sourcing.actions.score_proposal import CriterionNotJudged
from anyshore.sourcing.models import Consensus, Criterion
from anyshore.sourcing.queries.comparison import compare
from anyshore.sourcing.queries.consensus import consensus_view
from anyshore.sourcing.rules.refusals import RequestNotOpen
from tests.factories import do
from tests.sourcing.tenders import bid, compared, tender
from tests.sourcing.world import events, provider, refused

pytestmark = pytest.mark.django_db


def given(scene, name="Alba", points=60, words="We read the sample again."):
    fit = Criterion.objects.get(request=scene.request, kind="judged")
    return {"proposal_id": scene.bidders[name][0].id, "criterion_id": fit.id, "points": points, "words": words}


def test_agreed_points_count_and_the_mean_stands_elsewhere():
    scene = compared()
    do(agree_points, scene.colleagues[0], scene.after, **given(scene))
    do(agree_points, scene.owner, scene.after, **given(scene, points=64, words="Less the Polish part."))
    shown = compare(scene.owner, scene.request.id, at=scene.after)
    assert {one.provider.name: one.points[1].points for one in shown.offers} == {"Alba": 64.0, "Brno": 45.0}
    assert Consensus.objects.get().words == "Less the Polish part."
    assert events(scene.bidders["Alba"][0])[-1] == "PointsAgreed"
    rows = consensus_view(scene.owner, scene.request.number, at=scene.after).rows
    assert [(one.bidder, one.low, one.high, one.mean, one.agreed) for one in rows] == [
        (name, low, high, mean, agreed)
        for name, low, high, mean, agreed in sorted(
            [("Alba", 80, 90, 85.0, 64), ("Brno", 40, 50, 45.0, None)],
            key=lambda row: str(scene.bidders[str(row[0])][0].id),
        )
    ]


def test_refusals():
    early = tender(setup={"scored": True})
    bid(early, "Alba")
    with refused(ScoringStillOpen):
        do(agree_points, early.owner, early.after, **given(early))
    scene = compared()
    with refused(NotFound):
        do(agree_points, provider("Other"), scene.after, **given(scene))
    with refused(Forbidden):
        do(agree_points, scene.bidders["Alba"][1], scene.after, **given(scene))
    with refused(OutOfRange):
        do(agree_points, scene.owner, scene.after, **given(scene, points=101))
    with refused(TextMissing):
        do(agree_points, scene.owner, scene.after, **given(scene, words=" "))
    price = Criterion.objects.get(request=scene.request, kind="price")
    with refused(CriterionNotJudged):
        do(agree_points, scene.owner, scene.after, **{**given(scene), "criterion_id": price.id})
    do(decline_proposal, scene.owner, scene.after, proposal_id=scene.bidders["Brno"][0].id, reason_code="fit")
    with refused(NotAllowed):
        do(agree_points, scene.owner, scene.after, **given(scene, "Brno"))
    do(close_request, scene.owner, scene.after, request_id=scene.request.id, reason="No budget.")
    with refused(RequestNotOpen):
        do(agree_points, scene.owner, scene.after, **given(scene))


def test_nobody_sees_another_ones_points_before():
    scene = tender(setup={"scored": True})
    bid(scene, "Alba")
    with pytest.raises(Forbidden):
        consensus_view(scene.owner, scene.request.number, at=scene.after)
