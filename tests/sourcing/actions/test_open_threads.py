"""open_threads: one with each bidder, and the same again is the same."""

from __future__ import annotations

import pytest

from anyshore.conversations.models import Thread
from anyshore.conversations.queries import thread_about
from anyshore.sourcing.actions.open_threads import open_threads
from tests.factories import do
from tests.sourcing.tenders import bid, opened, tender

pytestmark = pytest.mark.django_db


def test_no_thread_before_the_opening_and_one_each_after_it():
    scene = tender(setup={"sealed": True})
    for name in ("Alba", "Brno"):
        bid(scene, name)
    assert not Thread.objects.exists()
    opened(scene)
    assert Thread.objects.count() == 2
    for made, actor in scene.bidders.values():
        assert (
            thread_about(actor, ("proposal", made.id)) == thread_about(scene.owner, ("proposal", made.id)) is not None
        )


def test_again_changes_nothing():
    scene = tender()
    bid(scene, "Alba")
    do(open_threads, scene.owner, request_id=scene.request.id)
    assert Thread.objects.count() == 1
