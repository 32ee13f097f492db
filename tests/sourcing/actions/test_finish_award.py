"""finish_award: nothing while a lot is open; then everybody learns why."""

from __future__ import annotations

import pytest

from anyshore.sourcing.actions.finish_award import finish_award
from anyshore.sourcing.actions.mark_awarded import ReasonNeeded, mark_awarded
from anyshore.sourcing.models import Decision
from tests.factories import do
from tests.sourcing.tenders import LOTS, bid, bid_lots, compared, tender
from tests.sourcing.world import everything, refused

pytestmark = pytest.mark.django_db


def test_nothing_changes_while_nothing_is_decided():
    scene = tender(setup={"lots": LOTS})
    bid_lots(scene, "Alba", {1: 9_000})
    before = everything()
    do(finish_award, scene.owner, scene.after, request_id=scene.request.id)
    assert everything() == before


def test_each_loser_is_told_the_reason_in_the_lot_both_priced():
    scene = tender(setup={"lots": LOTS, "split_rule": "price"})
    bid_lots(scene, "Alba", {1: 9_000})
    bid_lots(scene, "Brno", {2: 4_000})
    bid_lots(scene, "Cork", {1: 9_500, 2: 5_000})
    for name, lots in (("Alba", (1,)), ("Brno", (2,))):
        do(mark_awarded, scene.owner, scene.after, proposal_id=scene.bidders[name][0].id, lots=lots, words="Thanks.")
    cork = scene.proposal("Cork")
    assert (cork.state, cork.reason_code, cork.reason) == ("not_chosen", "price", "Thanks.")


def test_against_the_ranking_only_with_a_reason_that_is_kept():
    scene = compared()
    brno = scene.bidders["Brno"][0]
    with refused(ReasonNeeded, field="reason"):
        do(mark_awarded, scene.owner, scene.after, proposal_id=brno.id)
    do(mark_awarded, scene.owner, scene.after, proposal_id=brno.id, reason="Alba lost two people this week.")
    kept = Decision.objects.get()
    assert (kept.rank, kept.leading_id, kept.reason) == (
        2,
        scene.bidders["Alba"][0].id,
        "Alba lost two people this week.",
    )
    assert scene.proposal("Alba").state == "not_chosen"


def test_equal_totals_are_parted_by_price_so_that_the_lower_is_in_front():
    scene = tender(criteria=())
    bid(scene, "Alba", 15_000)
    bid(scene, "Brno", 14_000)
    do(mark_awarded, scene.owner, scene.after, proposal_id=scene.bidders["Alba"][0].id)
    assert Decision.objects.get().leading_id is None
