"""Cancelling before anything was handed in."""

from __future__ import annotations

import pytest

from anyshore.exits.actions.cancel_agreement import WorkSubmitted, cancel_agreement
from anyshore.exits.queries import ending_of
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.rules.refusals import MoneyOnHold, ReasonMissing
from anyshore.plumbing.models import Deadline
from anyshore.reviews.queries import window_of
from tests.deals import balance, make_deal, sound
from tests.factories import do, make_organisation, member_actor, operator_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("side", ["client", "provider"])
def test_all_goes_back_and_nobody_reviews(side):
    deal = make_deal([20_000, 5_000])
    deal.fund()
    do(cancel_agreement, getattr(deal, side), agreement_id=deal.id, reason="Not needed any more.")
    assert deal.state() == "cancelled"
    assert [deal.holding(place).state for place in range(2)] == ["refunded", "closed"]
    assert (deal.held(), balance("rail/sandbox/EUR")) == (0, 0)
    ending = ending_of(deal.client, deal.id)
    assert (ending.kind, ending.reason) == ("cancelled", "Not needed any more.")
    assert (ending.paid, ending.refunded) == (deal.money(0), deal.money(20_000))
    assert window_of(deal.client, deal.id) is None
    assert not Deadline.objects.filter(done_at=None, stopped_at=None).exists()
    sound()


def test_not_after_work_was_handed_in():
    deal = make_deal([20_000, 5_000])
    deal.fund()
    deal.submit()
    refuses(WorkSubmitted, cancel_agreement, deal.client, agreement_id=deal.id, reason="Not needed any more.")


def test_refusals():
    deal, (_, stranger) = make_deal(), make_organisation()
    deal.fund()
    given = {"agreement_id": deal.id, "reason": "Not needed any more."}
    refuses(Forbidden, cancel_agreement, member_actor(deal.client.organisation_id, Role.FINANCE), **given)
    refuses(NotFound, cancel_agreement, stranger, **given)
    refuses(Forbidden, cancel_agreement, operator_actor(), **given)
    refuses(ReasonMissing, cancel_agreement, deal.client, agreement_id=deal.id, reason=" ")
    do(hold_funds, operator_actor(), milestone_id=deal.milestones[0], reason="A court order.")
    refuses(MoneyOnHold, cancel_agreement, deal.client, **given)


def test_once():
    deal = make_deal()
    given = {"agreement_id": deal.id, "reason": "Not needed any more."}
    replays(cancel_agreement, deal.client, **given)
    refuses(NotAllowed, cancel_agreement, deal.provider, **given)
