"""leave_lot: a lot stays unawarded with a reason; the last one decides the request."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.kit.refusals import TextMissing
from anyshore.parties.rules import CLOCK
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.lapse_request import lapse_request
from anyshore.sourcing.actions.leave_lot import leave_lot
from anyshore.sourcing.actions.mark_awarded import mark_awarded
from anyshore.sourcing.models import Decision, Lot
from anyshore.sourcing.rules.refusals import LotsMissing, RequestNotOpen
from anyshore.sourcing.rules.tenders import StillSealed
from tests.factories import do
from tests.sourcing.tenders import LOTS, bid_lots, tender
from tests.sourcing.world import events, refused

pytestmark = pytest.mark.django_db


def lotted():
    scene = tender(setup={"lots": LOTS})
    bid_lots(scene, "Alba", {1: 9_000, 2: 4_000})
    return scene


def test_a_lot_left_and_a_lot_awarded_decide_the_request():
    scene = lotted()
    left = do(leave_lot, scene.owner, scene.after, request_id=scene.request.id, lot=2, reason="Too dear.")
    assert (left.state, left.reason, scene.again().state) == ("unawarded", "Too dear.", "open")
    do(mark_awarded, scene.owner, scene.after, proposal_id=scene.bidders["Alba"][0].id, lots=(1,))
    assert scene.again().state == "awarded"
    assert list(Decision.objects.order_by("id").values_list("lots", "reason")) == [([2], "Too dear."), ([1], "")]


def test_all_lots_left_close_the_request_and_every_bidder_is_told():
    scene = lotted()
    for lot in (1, 2):
        do(leave_lot, scene.owner, scene.after, request_id=scene.request.id, lot=lot, reason="No budget.")
    alba = scene.proposal("Alba")
    assert (scene.again().state, scene.again().close_reason) == ("closed", "No budget.")
    assert (alba.state, alba.reason_code, alba.reason) == ("not_chosen", "closed", "No budget.")
    assert events(scene.request)[-1] == "RequestClosed"


@pytest.mark.parametrize("how", ["close", "lapse"])
def test_what_is_awarded_stays_so_when_the_rest_is_closed_or_lapses(how):
    scene = lotted()
    do(mark_awarded, scene.owner, scene.after, proposal_id=scene.bidders["Alba"][0].id, lots=(1,))
    if how == "close":
        do(close_request, scene.owner, scene.after, request_id=scene.request.id, reason="Enough.")
    else:
        do(lapse_request, CLOCK, scene.request.decide_until, request_id=scene.request.id)
    assert list(Lot.objects.order_by("position").values_list("state", flat=True)) == ["awarded", "unawarded"]
    assert (scene.again().state, scene.proposal("Alba").state) == ("awarded", "awarded")


def test_refusals():
    scene = lotted()
    given = {"request_id": scene.request.id, "lot": 2, "reason": "Too dear."}
    for actor in (scene.colleagues[0], scene.bidders["Alba"][1]):
        with refused(Forbidden):
            do(leave_lot, actor, scene.after, **given)
    with refused(TextMissing):
        do(leave_lot, scene.owner, scene.after, **{**given, "reason": ""})
    with refused(LotsMissing):
        do(leave_lot, scene.owner, scene.after, **{**given, "lot": 3})
    do(leave_lot, scene.owner, scene.after, **given)
    with refused(NotAllowed):
        do(leave_lot, scene.owner, scene.after, **given)
    do(close_request, scene.owner, scene.after, request_id=scene.request.id, reason="Enough.")
    with refused(RequestNotOpen):
        do(leave_lot, scene.owner, scene.after, **given)
    shut = tender(setup={"lots": LOTS, "sealed": True})
    with refused(StillSealed):
        do(leave_lot, shut.owner, shut.after, request_id=shut.request.id, lot=1, reason="No.")
