"""Leaving nothing held of an agreement that ends: an inner verb of exits."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import CLOCK, Role
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.actions.release_part import release_part
from anyshore.payments.actions.settle_holdings import settle_holdings
from anyshore.payments.rules.refusals import MoneyOnHold
from tests.deals import make_deal, sound
from tests.factories import do, make_organisation, member_actor, operator_actor
from tests.moves import nothing_changes, refuses

pytestmark = pytest.mark.django_db


def test_what_is_held_goes_back_and_what_was_never_funded_is_closed():
    deal = make_deal([1_000, 2_000, 3_000, 4_000])
    for place in range(3):
        deal.fund(place)
    do(release_part, deal.client, milestone_id=deal.milestones[1], amount=deal.money(500))
    deal.accept(deal.submit(2))
    do(settle_holdings, CLOCK, agreement_id=deal.id, why="Over.")
    assert [deal.holding(place).state for place in range(4)] == ["refunded", "split", "released", "closed"]
    assert (deal.held(), deal.wallet()) == (0, 3_500)
    sound()


def test_some_can_be_kept_for_later_and_again_changes_nothing():
    deal = make_deal([1_000, 2_000])
    deal.fund(0)
    deal.fund(1)
    kept = [deal.milestones[1]]
    do(settle_holdings, CLOCK, agreement_id=deal.id, but=kept, why="Over.")
    assert [deal.holding(place).state for place in range(2)] == ["refunded", "held"]
    with nothing_changes():
        do(settle_holdings, CLOCK, agreement_id=deal.id, but=kept, why="Over.")


def test_refusals():
    deal, (_, stranger) = make_deal(), make_organisation()
    deal.fund()
    given = {"agreement_id": deal.id, "why": "Over."}
    refuses(NotFound, settle_holdings, stranger, **given)
    refuses(Forbidden, settle_holdings, member_actor(deal.client.organisation_id, Role.FINANCE), **given)
    do(hold_funds, operator_actor(), milestone_id=deal.milestones[0], reason="A court order.")
    refuses(MoneyOnHold, settle_holdings, CLOCK, **given)
