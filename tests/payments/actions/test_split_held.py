"""Dividing what is held: the inner verb behind consent and ruling."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import OPERATOR, Role
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.actions.split_held import NotTheWhole, split_held
from anyshore.payments.rules.refusals import MoneyOnHold, NotFunded
from tests.deals import make_deal, sound
from tests.factories import do, make_organisation, member_actor, operator_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def parts(deal, back, on):
    return {
        "milestone_id": deal.milestones[0],
        "to_client_minor": back,
        "to_provider_minor": on,
        "why": "Half of it was useful.",
    }


@pytest.mark.parametrize(
    ("back", "on", "state", "fee"),
    [(12_000, 8_000, "split", 800), (0, 20_000, "released", 2_000), (20_000, 0, "refunded", 0)],
)
def test_both_get_their_part(back, on, state, fee):
    deal = make_deal([20_000], fee_bps=1_000)
    deal.fund()
    holding = do(split_held, OPERATOR, **parts(deal, back, on))
    assert (holding.state, holding.released_minor, holding.refunded_minor, holding.fee_minor) == (state, on, back, fee)
    assert (deal.held(), deal.wallet(), deal.fees()) == (0, on - fee, fee)
    sound()


@pytest.mark.parametrize(("back", "on"), [(12_000, 8_001), (1, 1), (-1, 20_001), (20_001, -1)])
def test_the_parts_are_the_whole(back, on):
    deal = make_deal()
    deal.fund()
    refusal = refuses(NotTheWhole, split_held, OPERATOR, **parts(deal, back, on))
    assert refusal.params == {"held": deal.money(20_000)}


def test_refusals():
    deal, (_, stranger) = make_deal(), make_organisation()
    refuses(NotFunded, split_held, OPERATOR, **parts(deal, 0, 20_000))
    deal.fund()
    refuses(NotFound, split_held, stranger, **parts(deal, 0, 20_000))
    refuses(Forbidden, split_held, member_actor(deal.client.organisation_id, Role.MEMBER), **parts(deal, 0, 20_000))
    do(hold_funds, operator_actor(), milestone_id=deal.milestones[0], reason="A court order.")
    refuses(MoneyOnHold, split_held, OPERATOR, **parts(deal, 0, 20_000))


def test_once():
    deal = make_deal()
    deal.fund()
    replays(split_held, OPERATOR, **parts(deal, 500, 19_500))
    refuses(NotFunded, split_held, OPERATOR, **parts(deal, 500, 19_500))
