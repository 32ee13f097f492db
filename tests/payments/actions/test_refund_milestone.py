"""Giving back what is held: the inner verb behind exits' give_back."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Role
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.actions.refund_milestone import refund_milestone
from anyshore.payments.actions.release_part import release_part
from anyshore.payments.rules.refusals import MoneyOnHold, NotFunded
from tests.deals import balance, make_deal, sound
from tests.factories import do, make_organisation, member_actor, operator_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_all_of_it_goes_back_where_it_came_from_without_a_fee():
    deal = make_deal([20_000], fee_bps=1_000)
    deal.fund()
    holding = do(refund_milestone, deal.provider, milestone_id=deal.milestones[0], reason="Too busy.")
    assert (holding.state, holding.refunded_minor, holding.fee_minor) == ("refunded", 20_000, 0)
    assert (deal.held(), deal.wallet(), balance("rail/sandbox/EUR"), deal.fees()) == (0, 0, 0, 0)
    sound()


def test_what_was_released_stays_released():
    deal = make_deal()
    deal.fund()
    do(release_part, deal.client, milestone_id=deal.milestones[0], amount=deal.money(5_000))
    holding = do(refund_milestone, deal.provider, milestone_id=deal.milestones[0], reason="Too busy.")
    assert (holding.state, holding.released_minor, holding.refunded_minor) == ("split", 5_000, 15_000)
    assert (deal.held(), deal.wallet()) == (0, 5_000)
    sound()


def test_refusals():
    deal, (_, stranger) = make_deal(), make_organisation()
    given = {"milestone_id": deal.milestones[0], "reason": "Too busy."}
    refuses(NotFunded, refund_milestone, deal.provider, **given)
    deal.fund()
    refuses(Forbidden, refund_milestone, deal.client, **given)
    refuses(Forbidden, refund_milestone, member_actor(deal.provider.organisation_id, Role.MEMBER), **given)
    refuses(NotFound, refund_milestone, stranger, **given)
    do(hold_funds, operator_actor(), milestone_id=deal.milestones[0], reason="A court order.")
    refuses(MoneyOnHold, refund_milestone, deal.provider, **given)


def test_once():
    deal = make_deal()
    deal.fund()
    given = {"milestone_id": deal.milestones[0], "reason": "Too busy."}
    replays(refund_milestone, deal.provider, **given)
    refuses(NotFunded, refund_milestone, deal.provider, **given)
