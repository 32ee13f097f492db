"""The operator lets money move again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.delivery.models import Submission
from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.end_hold import NotOnHold
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.actions.lift_hold import lift_hold
from anyshore.payments.rules.refusals import ReasonMissing
from anyshore.plumbing import deadlines
from tests.deals import make_deal, sound
from tests.factories import NOW, do, operator_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_the_clock_runs_on_with_what_was_left():
    deal, operator = make_deal(), operator_actor()
    deal.fund()
    submission = deal.submit()
    do(hold_funds, operator, at=NOW + DAY, milestone_id=deal.milestones[0], reason="A court order.")
    do(lift_hold, operator, at=NOW + 31 * DAY, milestone_id=deal.milestones[0], reason="It was lifted.")
    resumed = Submission.objects.get(pk=submission.pk)
    assert resumed.review_until == submission.review_until + 30 * DAY
    assert [one.due_at for one in deadlines.of(("submission", submission.pk))] == [resumed.review_until]
    deal.accept(resumed, at=NOW + 32 * DAY)
    assert deal.wallet() == 20_000
    sound()


def test_refusals():
    deal, operator = make_deal(), operator_actor()
    deal.fund()
    given = {"milestone_id": deal.milestones[0], "reason": "It was lifted."}
    refuses(NotOnHold, lift_hold, operator, **given)
    do(hold_funds, operator, milestone_id=deal.milestones[0], reason="A court order.")
    for party in (deal.client, deal.provider):
        refuses(Forbidden, lift_hold, party, **given)
    refuses(ReasonMissing, lift_hold, operator, milestone_id=deal.milestones[0], reason="")


def test_once():
    deal, operator = make_deal(), operator_actor()
    deal.fund()
    do(hold_funds, operator, milestone_id=deal.milestones[0], reason="A court order.")
    given = {"milestone_id": deal.milestones[0], "reason": "It was lifted."}
    replays(lift_hold, operator, **given)
    refuses(NotOnHold, lift_hold, operator, **given)
    do(hold_funds, operator, milestone_id=deal.milestones[0], reason="Another one.")
