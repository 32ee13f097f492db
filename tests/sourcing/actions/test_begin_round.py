"""begin_round: revise and resubmit among those chosen, the others told why; sealed again, scored anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.kit.refusals import NotInFuture, TextMissing
from anyshore.sourcing.actions.begin_round import NobodyInRound, RoundRuns, begin_round
from anyshore.sourcing.actions.edit_request import TermsLocked, edit_request
from anyshore.sourcing.actions.revise_proposal import revise_proposal
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.models import ProposalVersion, Tender
from anyshore.sourcing.models.parts import read_request
from anyshore.sourcing.queries.comparison import compare
from anyshore.sourcing.rules.refusals import RequestNotOpen, RoundClosed
from anyshore.sourcing.rules.tenders import NotATender, RoundTerms, StillSealed
from tests.factories import do
from tests.sourcing.tenders import DONE, bid, compared, give, opened, tender
from tests.sourcing.world import clocks, offer, posted, provider, refused

pytestmark = pytest.mark.django_db


def asked(scene, *names, days=5, **more):
    ids = tuple(scene.bidders[name][0].id for name in names)
    given = {"words": "Two dates, please.", "until": scene.after + timedelta(days=days), "proposal_ids": ids, **more}
    return {"request_id": scene.request.id, "terms": RoundTerms(**given), "left_out": "Too far from the brief."}


def test_those_chosen_revise_and_the_others_are_told():
    scene = compared()
    at = scene.after
    row = do(begin_round, scene.owner, at, **asked(scene, "Alba"))
    out, request = scene.proposal("Brno"), scene.again()
    assert (out.state, out.reason_code, out.reason) == ("not_chosen", "round", "Too far from the brief.")
    assert (row.number, request.proposals_until) == (2, at + timedelta(days=5))
    assert clocks(request) == [("sourcing.lapse_request", request.decide_until)]
    alba, actor = scene.bidders["Alba"]
    do(revise_proposal, actor, at, proposal_id=alba.id, version=1, terms=offer(12_000, **DONE))
    assert list(ProposalVersion.objects.filter(proposal=alba).order_by("number").values_list("number", "round")) == [
        (1, 1),
        (2, 2),
    ]
    brno, other = scene.bidders["Brno"]
    with refused(RoundClosed):
        do(revise_proposal, other, at, proposal_id=brno.id, version=1, terms=offer(1_000, **DONE))
    with refused(RoundClosed):
        do(send_proposal, provider("Late"), at, request_id=request.id, terms=offer(**DONE))


def test_everybody_scores_anew_and_the_earlier_points_are_kept():
    scene = compared()
    do(begin_round, scene.owner, scene.after, **asked(scene, "Alba", "Brno"))
    assert (Tender.objects.get().round, Tender.objects.get().scoring_closed_at) == (2, None)
    for name in ("Alba", "Brno"):
        for actor in scene.colleagues:
            give(scene, actor, name, 50)
    shown = compare(scene.owner, scene.request.id, at=scene.after)
    assert {one.points[1].points for one in shown.offers} == {50.0}


def test_what_was_opened_is_sealed_again():
    scene = opened(_sealed())
    do(begin_round, scene.owner, scene.after, **asked(scene, "Alba"))
    assert compare(scene.owner, scene.request.id, at=scene.after).offers == []
    opened(scene)
    assert len(compare(scene.owner, scene.request.id, at=scene.after).offers) == 1


def _sealed():
    scene = tender(setup={"sealed": True})
    bid(scene, "Alba")
    bid(scene, "Brno")
    return scene


def test_after_best_and_final_there_is_no_further_round():
    scene = compared()
    do(begin_round, scene.owner, scene.after, **asked(scene, "Alba", last=True))
    with refused(NotAllowed):
        do(begin_round, scene.owner, scene.after, **asked(scene, "Alba"))


def test_refusals():
    scene = compared()
    at = scene.after
    with refused(RoundRuns):
        do(begin_round, scene.owner, scene.request.published_at, **asked(scene, "Alba"))
    for given, error in (
        (asked(scene, "Alba", words=" "), TextMissing),
        (asked(scene, "Alba", days=0, until=at), NotInFuture),
        ({**asked(scene, "Alba"), "left_out": ""}, TextMissing),
    ):
        with refused(error):
            do(begin_round, scene.owner, at, **given)
    for actor in (scene.colleagues[0], scene.bidders["Alba"][1]):
        with refused(Forbidden):
            do(begin_round, actor, at, **asked(scene, "Alba"))
    shut = _sealed()
    with refused(StillSealed):
        do(begin_round, shut.owner, shut.after, **asked(shut, "Alba"))


def test_nobody_a_plain_one_and_one_that_is_over():
    empty = tender()
    with refused(NobodyInRound):
        do(begin_round, empty.owner, empty.after, **asked(empty))
    request, owner = posted()
    terms = RoundTerms(words="More.", until=request.decide_until)
    with refused(NotATender):
        do(begin_round, owner, request.decide_until, request_id=request.id, terms=terms)
    draft = tender(publish=False)
    with refused(RequestNotOpen):
        terms = RoundTerms(words="More.", until=request.decide_until)
        do(begin_round, draft.owner, request_id=draft.request.id, terms=terms)


def test_the_end_is_moved_by_rounds_alone_once_proposals_were_opened():
    scene = opened(_sealed())
    later = replace(read_request(scene.request), proposals_until=scene.after + timedelta(days=9))
    with refused(TermsLocked, field="proposals_until"):
        do(edit_request, scene.owner, scene.after, request_id=scene.request.id, version=1, terms=later)
