"""declare_interests: before scoring, about every bidder; a conflict takes one out of that bidder's scoring."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden
from anyshore.kit.refusals import TextMissing
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.declare_interests import BidderMissing, ScoringIsClosed, declare_interests
from anyshore.sourcing.actions.score_proposal import ConflictDeclared, NotDeclared
from anyshore.sourcing.models import Declaration, Tender
from anyshore.sourcing.rules.refusals import RequestNotOpen
from anyshore.sourcing.rules.tenders import Interest, StillSealed
from tests.factories import do
from tests.sourcing.tenders import bid, compared, declared, give, tender
from tests.sourcing.world import events, posted, provider, refused

pytestmark = pytest.mark.django_db


def two():
    scene = tender(setup={"scored": True})
    bid(scene, "Alba")
    bid(scene, "Brno", 14_000)
    return scene


def about(scene, *, conflict: bool = False, words: str = ""):
    return tuple(Interest(proposal_id=one.id, conflict=conflict, words=words) for one, _ in scene.bidders.values())


def test_a_conflict_takes_the_person_out_of_that_bidder_alone():
    scene = declared(two(), {"Alba": "My brother works there."})
    with refused(ConflictDeclared):
        give(scene, scene.colleagues[0], "Alba", 90)
    give(scene, scene.colleagues[0], "Brno", 60)
    give(scene, scene.colleagues[1], "Brno", 70)
    assert Tender.objects.get().scoring_closed_at is None
    give(scene, scene.colleagues[1], "Alba", 80)
    assert Tender.objects.get().scoring_closed_at == scene.after
    assert events(scene.request)[-1] == "ScoringClosed"
    assert Declaration.objects.filter(conflict=True).get().words == "My brother works there."


def test_nobody_scores_before_declaring():
    scene = two()
    with refused(NotDeclared):
        give(scene, scene.colleagues[0], "Alba", 90)


def test_each_bidder_exactly_once_and_a_conflict_in_words():
    scene = two()
    one = about(scene)
    for given, error in (
        (one[:1], BidderMissing),
        ((one[0], one[0]), BidderMissing),
        (about(scene, conflict=True), TextMissing),
    ):
        with refused(error):
            do(declare_interests, scene.colleagues[0], scene.after, request_id=scene.request.id, interests=given)


def test_a_conflict_that_is_declared_last_may_complete_the_scoring():
    scene = declared(two())
    for name in ("Alba", "Brno"):
        give(scene, scene.colleagues[1], name, 70)
    do(
        declare_interests,
        scene.colleagues[0],
        scene.after,
        request_id=scene.request.id,
        interests=about(scene, conflict=True, words="I helped both to write."),
    )
    assert Tender.objects.get().scoring_closed_at == scene.after


def test_only_evaluators_while_it_is_open_and_not_scored():
    scene = two()
    for actor in (scene.owner, provider("Other")):
        with refused(Forbidden):
            do(declare_interests, actor, scene.after, request_id=scene.request.id, interests=about(scene))
    request, owner = posted()
    with refused(Forbidden):
        do(declare_interests, owner, request_id=request.id, interests=())
    over = compared()
    with refused(ScoringIsClosed):
        do(declare_interests, over.colleagues[0], over.after, request_id=over.request.id, interests=about(over))
    do(close_request, scene.owner, request_id=scene.request.id, reason="No budget.")
    with refused(RequestNotOpen):
        do(declare_interests, scene.colleagues[0], scene.after, request_id=scene.request.id, interests=about(scene))


def test_not_about_what_is_sealed():
    scene = tender(setup={"scored": True, "sealed": True})
    bid(scene, "Alba")
    with refused(StillSealed):
        do(declare_interests, scene.colleagues[0], scene.after, request_id=scene.request.id, interests=about(scene))
