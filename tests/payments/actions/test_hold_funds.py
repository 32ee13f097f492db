"""The operator keeps money where it is."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.hold_funds import AlreadyOnHold, hold_funds
from anyshore.payments.queries import agreement_money
from anyshore.payments.rules.refusals import NotFunded, ReasonMissing
from anyshore.plumbing import deadlines
from tests.deals import make_deal, sound
from tests.factories import do, operator_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_the_money_of_one_milestone_is_on_hold_and_its_clock_stands_still():
    deal = make_deal([20_000, 100])
    deal.fund(0)
    deal.fund(1)
    submission = deal.submit()
    do(hold_funds, operator_actor(), milestone_id=deal.milestones[0], reason=" A court order. ")
    money = agreement_money(deal.provider, deal.id)
    assert [one.hold_reason for one in money.milestones] == ["A court order.", ""]
    assert not deadlines.of(("submission", submission.pk))
    deal.accept(deal.submit(1))
    sound()


def test_refusals():
    deal, operator = make_deal(), operator_actor()
    given = {"milestone_id": deal.milestones[0], "reason": "A court order."}
    refuses(NotFunded, hold_funds, operator, **given)
    deal.fund()
    for party in (deal.client, deal.provider):
        refuses(Forbidden, hold_funds, party, **given)
    refuses(ReasonMissing, hold_funds, operator, milestone_id=deal.milestones[0], reason="  ")


def test_once():
    deal, operator = make_deal(), operator_actor()
    deal.fund()
    given = {"milestone_id": deal.milestones[0], "reason": "A court order."}
    replays(hold_funds, operator, **given)
    refuses(AlreadyOnHold, hold_funds, operator, **given)
