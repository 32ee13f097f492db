"""Ending a hold: the inner verb behind lifting and ruling."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.end_hold import NotOnHold, end_hold
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.rules.refusals import ReasonMissing
from anyshore.plumbing import deadlines
from tests.deals import make_deal
from tests.factories import do, operator_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_the_money_may_move_and_the_review_stays_paused():
    deal, operator = make_deal(), operator_actor()
    deal.fund()
    submission = deal.submit()
    given = {"milestone_id": deal.milestones[0], "reason": "Settled."}
    refuses(NotOnHold, end_hold, operator, **given)
    do(hold_funds, operator, milestone_id=deal.milestones[0], reason="A court order.")
    refuses(Forbidden, end_hold, deal.client, **given)
    refuses(ReasonMissing, end_hold, operator, **given | {"reason": ""})
    hold = replays(end_hold, operator, **given)
    assert (hold.lift_reason, hold.lifted_by_id) == ("Settled.", operator.person_id)
    assert not deadlines.of(("submission", submission.pk))
    refuses(NotOnHold, end_hold, operator, **given)
