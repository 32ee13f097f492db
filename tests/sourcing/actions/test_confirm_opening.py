"""confirm_opening: two people together, once the time is over; and two at the same moment."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, Refused
from anyshore.plumbing.actions import Answer, perform
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.confirm_opening import AlreadyConfirmed, TooEarly, confirm_opening
from anyshore.sourcing.models import Opening, Proposal, Request
from anyshore.sourcing.rules.refusals import RequestNotOpen
from tests.factories import do
from tests.sourcing.actions.test_mark_awarded import race
from tests.sourcing.tenders import bid, tender
from tests.sourcing.world import events, posted, refused


def sealed():
    scene = tender(setup={"sealed": True})
    bid(scene, "Alba")
    bid(scene, "Brno")
    return scene


@pytest.mark.django_db
def test_the_second_confirmation_opens_all_at_one_instant():
    scene = sealed()
    before = list(Proposal.objects.visible_to(scene.owner))
    do(confirm_opening, scene.owner, scene.after, request_id=scene.request.id)
    assert Request.objects.get().opened_at is None
    assert before == list(Proposal.objects.visible_to(scene.owner)) == []
    instant = scene.after + timedelta(minutes=5)
    do(confirm_opening, scene.colleagues[0], instant, request_id=scene.request.id)
    assert Request.objects.get().opened_at == instant
    assert Proposal.objects.visible_to(scene.owner).count() == 2
    assert events(scene.request)[-3:] == ["OpeningConfirmed", "OpeningConfirmed", "ProposalsOpened"]
    assert Opening.objects.count() == 2


@pytest.mark.django_db
def test_not_before_the_end_not_twice_and_only_those_named():
    scene = sealed()
    until = scene.request.proposals_until
    with refused(TooEarly, until=until):
        do(confirm_opening, scene.owner, until - timedelta(microseconds=1), request_id=scene.request.id)
    with refused(Forbidden):
        do(confirm_opening, scene.colleagues[1], scene.after, request_id=scene.request.id)
    with refused(Forbidden):
        do(confirm_opening, scene.bidders["Alba"][1], scene.after, request_id=scene.request.id)
    do(confirm_opening, scene.owner, until, request_id=scene.request.id)
    with refused(AlreadyConfirmed):
        do(confirm_opening, scene.owner, scene.after, request_id=scene.request.id)
    do(confirm_opening, scene.colleagues[0], scene.after, request_id=scene.request.id)
    with refused(NotAllowed):
        do(confirm_opening, scene.owner, scene.after, request_id=scene.request.id)


@pytest.mark.django_db
def test_a_plain_one_and_a_closed_one_do_not_open():
    request, owner = posted()
    with refused(Forbidden):
        do(confirm_opening, owner, request_id=request.id)
    scene = sealed()
    do(close_request, scene.owner, request_id=scene.request.id, reason="No budget.")
    with refused(RequestNotOpen):
        do(confirm_opening, scene.owner, scene.after, request_id=scene.request.id)


@pytest.mark.django_db
def test_a_replay_is_one_confirmation():
    scene, at = sealed(), None
    at = scene.after
    for _ in range(2):
        answer = perform(
            confirm_opening,
            actor=scene.owner,
            at=at,
            key="opening-once",
            render=lambda made: Answer(303, location=str(made.number)),
            request_id=scene.request.id,
        )
        assert answer.status == 303
    assert Opening.objects.count() == 1


def test_two_at_the_same_moment_open_once(committed_db):
    for _ in range(8):
        scene = sealed()
        at = scene.after
        results = race(
            *(
                lambda actor=actor, scene=scene, at=at: do(confirm_opening, actor, at, request_id=scene.request.id)
                for actor in (scene.owner, scene.colleagues[0])
            )
        )
        assert not [one for one in results if isinstance(one, Refused)]
        assert scene.again().opened_at == at
        assert events(scene.request).count("ProposalsOpened") == 1


def test_one_person_twice_at_the_same_moment_opens_nothing(committed_db):
    scene = sealed()
    at = scene.after

    def confirm():
        return do(confirm_opening, scene.owner, at, request_id=scene.request.id)

    assert sum(isinstance(one, AlreadyConfirmed) for one in race(confirm, confirm)) == 1
    assert scene.again().opened_at is None
