"""score_proposal: each evaluator for themselves; the comparison shows the mean."""

from __future__ import annotations

from uuid import uuid4

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.score_proposal import CriterionNotJudged, score_proposal
from anyshore.sourcing.actions.withdraw_proposal import withdraw_proposal
from anyshore.sourcing.models import Criterion, Score
from anyshore.sourcing.queries.comparison import compare
from anyshore.sourcing.rules.refusals import OutOfRange, TextMissing
from anyshore.sourcing.rules.scoring import Points
from tests.factories import do, member_actor
from tests.sourcing.world import FIT, LATER, PRICE, SCHEDULE, events, posted, proposed, provider, refused

pytestmark = pytest.mark.django_db


def judged():
    request, actor = posted(criteria=(PRICE, SCHEDULE, FIT))
    proposal, bidder = proposed(request)
    return request, actor, proposal, bidder, Criterion.objects.get(kind="judged")


def test_the_mean_of_two_and_ones_own_points():
    request, actor, proposal, _, fit = judged()
    member = member_actor(actor.organisation_id)
    do(score_proposal, actor, proposal_id=proposal.id, points=(Points(criterion_id=fit.id, points=50),))
    do(score_proposal, actor, proposal_id=proposal.id, points=(Points(criterion_id=fit.id, points=80, note="Good"),))
    do(score_proposal, member, proposal_id=proposal.id, points=(Points(criterion_id=fit.id, points=91),))
    assert Score.objects.count() == 2
    (row,) = compare(actor, request.id, at=LATER).offers
    by_kind = {one.kind: one for one in row.points}
    assert (by_kind["judged"].points, by_kind["judged"].own, by_kind["judged"].note) == (85.5, 80, "Good")
    assert (by_kind["price"].points, by_kind["schedule"].points, row.total) == (100.0, 100.0, 94.2)
    assert events(proposal)[-1] == "ProposalScored"


def test_points_outside_the_scale_and_other_criteria_are_refused():
    _, actor, proposal, _, fit = judged()
    price = Criterion.objects.get(kind="price")
    for points in (-1, 101):
        with refused(OutOfRange, low=0, high=100):
            do(score_proposal, actor, proposal_id=proposal.id, points=(Points(criterion_id=fit.id, points=points),))
    for criterion_id in (price.id, uuid4()):
        with refused(CriterionNotJudged, value=criterion_id):
            do(score_proposal, actor, proposal_id=proposal.id, points=(Points(criterion_id=criterion_id, points=5),))
    with refused(TextMissing):
        do(score_proposal, actor, proposal_id=proposal.id, points=())


def test_only_the_client_and_only_what_stands():
    _, actor, proposal, bidder, fit = judged()
    points = (Points(criterion_id=fit.id, points=100),)
    for other in (bidder, member_actor(actor.organisation_id, Role.VIEWER)):
        with refused(Forbidden):
            do(score_proposal, other, proposal_id=proposal.id, points=points)
    with refused(NotFound):
        do(score_proposal, provider("Another"), proposal_id=proposal.id, points=points)
    do(withdraw_proposal, bidder, proposal_id=proposal.id)
    with refused(NotAllowed):
        do(score_proposal, actor, proposal_id=proposal.id, points=points)
