"""lock_criteria: the first proposal locks, and the digest changes with what is judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from anyshore.kit.errors import Refused
from anyshore.sourcing.actions.edit_request import TermsLocked, edit_request
from anyshore.sourcing.actions.lock_criteria import lock_criteria
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.models import Criterion, Proposal, Tender
from anyshore.sourcing.models.parts import read_request
from anyshore.sourcing.queries.tenders import criteria_hash
from anyshore.sourcing.rules.tenders import NotATender
from tests.factories import do
from tests.sourcing.actions.test_mark_awarded import race
from tests.sourcing.tenders import DONE, bid, tender
from tests.sourcing.world import FIT, LATER, events, offer, posted, provider, refused


@pytest.mark.django_db
def test_the_first_proposal_locks_and_the_second_changes_nothing():
    scene = tender()
    bid(scene, "Alba")
    first = Tender.objects.get()
    assert (first.criteria_hash, first.criteria_locked_at) == (criteria_hash(scene.again()), LATER)
    bid(scene, "Brno", at=LATER + timedelta(hours=1))
    do(lock_criteria, scene.owner, LATER + timedelta(hours=2), request_id=scene.request.id)
    assert (Tender.objects.get().criteria_hash, Tender.objects.get().criteria_locked_at) == (
        first.criteria_hash,
        LATER,
    )
    assert events(scene.request).count("CriteriaLocked") == 1


@pytest.mark.django_db
def test_the_digest_covers_weights_and_guides():
    scene = tender()
    before = criteria_hash(scene.request)
    Criterion.objects.filter(kind="judged").update(guide="Errors a page.")
    after = criteria_hash(scene.request)
    Criterion.objects.filter(kind="judged").update(anchors=["0", "25", "50", "75", "100"])
    assert len({before, after, criteria_hash(scene.request)}) == 3


@pytest.mark.django_db
def test_a_plain_request_has_nothing_to_lock():
    request, owner = posted()
    with refused(NotATender):
        do(lock_criteria, owner, request_id=request.id)


def test_criteria_edited_while_a_proposal_arrives_are_those_that_it_was_made_for(committed_db):
    """Either the edit came first and the lock is on the new criteria, or it was refused."""
    for _ in range(8):
        scene = tender()
        bidder = provider("Alba")
        terms = replace(read_request(scene.request), criteria=(replace(FIT, weight=70),))
        results = race(
            lambda scene=scene, terms=terms: do(
                edit_request, scene.owner, LATER, request_id=scene.request.id, version=1, terms=terms
            ),
            lambda scene=scene, bidder=bidder: do(
                send_proposal, bidder, LATER, request_id=scene.request.id, terms=offer()
            ),
        )
        assert not isinstance(results[1], Refused), results
        row = Tender.objects.get(request=scene.request)
        assert row.criteria_hash == criteria_hash(scene.again())
        edited = not isinstance(results[0], Refused)
        assert edited or isinstance(results[0], TermsLocked)
        assert Proposal.objects.get(request=scene.request).request_version == (2 if edited else 1)


def test_a_proposal_at_the_instant_of_the_deadline_is_too_late_and_one_before_is_in_the_opening(committed_db):
    scene = tender(setup={"sealed": True})
    until = scene.request.proposals_until
    pair = ((provider("Alba"), until - timedelta(microseconds=1)), (provider("Brno"), until))
    results = race(
        *(
            lambda bidder=bidder, at=at: do(
                send_proposal, bidder, at, request_id=scene.request.id, terms=offer(**DONE)
            )
            for bidder, at in pair
        )
    )
    assert [isinstance(one, Refused) for one in results] == [False, True]
    assert Proposal.objects.filter(request=scene.request).count() == 1
