"""ask_for_review: within ten days, of a named person, with a deadline for the answer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.kit.refusals import TextMissing
from anyshore.sourcing.actions.ask_for_review import AlreadyAsked, ReviewOver, ask_for_review
from anyshore.sourcing.actions.mark_awarded import mark_awarded
from anyshore.sourcing.queries.outcome import outcome_of
from anyshore.sourcing.rules.tenders import REVIEW_DAYS, NotATender
from tests.factories import do
from tests.sourcing.tenders import compared
from tests.sourcing.world import LATER, clocks, events, posted, proposed, provider, refused

pytestmark = pytest.mark.django_db


def decided(**setup):
    scene = compared(**setup)
    do(mark_awarded, scene.owner, scene.after, proposal_id=scene.bidders["Alba"][0].id)
    return scene


def test_the_named_person_is_asked_and_a_clock_runs():
    scene = decided()
    brno, actor = scene.bidders["Brno"]
    row = do(ask_for_review, actor, scene.after, proposal_id=brno.id, words="You missed our second sample.")
    assert (row.reviewer_id, row.answer_until) == (scene.owner.person_id, scene.after + REVIEW_DAYS)
    assert clocks(brno) == [("sourcing.lapse_review", row.answer_until)]
    assert events(brno)[-1] == "ReviewAsked"
    with refused(AlreadyAsked):
        do(ask_for_review, actor, scene.after, proposal_id=brno.id, words="Again.")


def test_until_the_tenth_day_is_over():
    scene = decided()
    brno, actor = scene.bidders["Brno"]
    until = scene.proposal("Brno").decided_at + REVIEW_DAYS
    with refused(ReviewOver, until=until):
        do(ask_for_review, actor, until, proposal_id=brno.id, words="Late.")
    do(ask_for_review, actor, until - timedelta(microseconds=1), proposal_id=brno.id, words="In time.")


def test_the_bidder_learns_its_own_points_and_its_rank_only_if_the_client_tells():
    quiet = decided()
    outcome = outcome_of(quiet.bidders["Brno"][0].id)
    assert outcome is not None
    assert [(one.name, one.points) for one in outcome.points] == [("Price", 100.0), ("Fit", 45.0)]
    assert (outcome.total, outcome.rank) == (72.5, None)
    telling = outcome_of(decided(tell_rank=True).bidders["Brno"][0].id)
    assert telling is not None
    assert (telling.rank, telling.of) == (2, 2)


def test_refusals():
    scene = decided()
    brno, actor = scene.bidders["Brno"]
    with refused(Forbidden):
        do(ask_for_review, scene.owner, scene.after, proposal_id=brno.id, words="x")
    with refused(TextMissing):
        do(ask_for_review, actor, scene.after, proposal_id=brno.id, words=" ")
    alba, winner = scene.bidders["Alba"]
    with refused(NotAllowed):
        do(ask_for_review, winner, scene.after, proposal_id=alba.id, words="x")
    request, owner = posted()
    chosen, _ = proposed(request)
    lost, bidder = proposed(request, actor=provider("Plain"))
    do(mark_awarded, owner, LATER, proposal_id=chosen.id)
    with refused(NotATender):
        do(ask_for_review, bidder, LATER, proposal_id=lost.id, words="x")
