"""follow_up_request: from information to a tender, with those chosen, and everybody told."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.kit.refusals import ChoiceUnknown, TextMissing
from anyshore.sourcing.actions.follow_up_request import NobodyChosen, follow_up_request
from anyshore.sourcing.actions.mark_awarded import mark_awarded
from anyshore.sourcing.models import Invitation
from anyshore.sourcing.models.parts import read_request
from anyshore.sourcing.rules.refusals import RequestNotOpen
from anyshore.sourcing.rules.tenders import StillSealed
from tests.factories import do
from tests.sourcing.tenders import bid, compared, tender
from tests.sourcing.world import events, refused

pytestmark = pytest.mark.django_db


def informed(**more):
    scene = tender(kind="rfi", brief="Two languages.", **more)
    bid(scene, "Alba", 0)
    bid(scene, "Brno", 0)
    return scene


def given(scene, *names, **more):
    ids = tuple(scene.bidders[name][0].id for name in names)
    told = {"kind": "rfp", "proposal_ids": ids, "reason": "We know now what to ask for."}
    return {"request_id": scene.request.id, **told, **more}


def test_a_draft_carries_it_on_and_invites_those_chosen():
    scene = informed()
    made = do(follow_up_request, scene.owner, scene.after, **given(scene, "Alba"))
    terms = read_request(made)
    assert (made.state, made.kind, made.visibility, made.follows_id) == ("draft", "rfp", "invited", scene.request.id)
    assert (terms.title, terms.brief, terms.criteria) == (
        scene.request.title,
        "Two languages.",
        read_request(scene.request).criteria,
    )
    assert Invitation.objects.get(request=made).provider_id == scene.bidders["Alba"][1].organisation_id
    assert {scene.proposal(name).state for name in ("Alba", "Brno")} == {"not_chosen"}
    assert scene.again().state == "closed"
    assert events(scene.request)[-1] == "RequestFollowed"


def test_information_has_no_price_and_is_never_awarded():
    scene = informed()
    alba = scene.proposal("Alba")
    assert (alba.price_minor, alba.binding) == (0, False)
    with refused(NotAllowed):
        do(mark_awarded, scene.owner, scene.after, proposal_id=alba.id)


def test_refusals():
    scene = informed()
    at = scene.after
    for actor in (scene.colleagues[0], scene.bidders["Alba"][1]):
        with refused(Forbidden):
            do(follow_up_request, actor, at, **given(scene, "Alba"))
    for more, error in (({"kind": "rfi"}, ChoiceUnknown), ({"reason": " "}, TextMissing)):
        with refused(error):
            do(follow_up_request, scene.owner, at, **given(scene, "Alba", **more))
    with refused(NobodyChosen):
        do(follow_up_request, scene.owner, at, **given(scene))
    other = compared()
    with refused(NotAllowed):
        do(follow_up_request, other.owner, other.after, **given(other, "Alba"))
    do(follow_up_request, scene.owner, at, **given(scene, "Alba"))
    with refused(RequestNotOpen):
        do(follow_up_request, scene.owner, at, **given(scene, "Alba"))
    shut = tender(kind="rfi", setup={"sealed": True})
    bid(shut, "Alba", 0)
    with refused(StillSealed):
        do(follow_up_request, shut.owner, shut.after, **given(shut, "Alba"))
