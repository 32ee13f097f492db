"""The client claims what running a service cost."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.claim_step_in_cost import claim_step_in_cost
from anyshore.contracts.actions.give_service_back import give_service_back
from anyshore.contracts.models import StepInCost
from anyshore.contracts.rules.step_in import CostNotPositive, NotBegun
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.kit.money import Money
from tests.contracts.step_in_world import FIRST, announced, begun, stepping
from tests.deals import sound
from tests.factories import do, make_organisation
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_also_after_the_end_and_no_money_moves():
    deal = stepping()
    one = begun(deal)
    given = {"step_in_id": one.pk, "amount": deal.money(40_000), "words": "Two agents for a week."}
    do(give_service_back, deal.client, FIRST, step_in_id=one.pk)
    do(cancel_agreement, deal.client, FIRST, agreement_id=deal.id, reason="We stop.")
    found = do(claim_step_in_cost, deal.client, FIRST, **given)
    assert (found.state, found.amount_minor, found.answered_at) == ("claimed", 40_000, None)
    sound()


def test_refusals():
    deal = stepping()
    given = {"step_in_id": announced(deal).pk, "amount": deal.money(40_000), "words": "Two agents for a week."}
    refuses(NotBegun, claim_step_in_cost, deal.client, FIRST, **given)
    given["step_in_id"] = begun(deal, what="The servers").pk
    refuses(Forbidden, claim_step_in_cost, deal.provider, FIRST, **given)
    refuses(NotFound, claim_step_in_cost, make_organisation()[1], FIRST, **given)
    refuses(Invalid, claim_step_in_cost, deal.client, FIRST, **{**given, "words": " "})
    for amount in (deal.money(0), deal.money(-1), Money(40_000, "USD")):
        refuses(CostNotPositive, claim_step_in_cost, deal.client, FIRST, **{**given, "amount": amount})


def test_replay():
    deal = stepping()
    given = {"step_in_id": begun(deal).pk, "amount": deal.money(40_000), "words": "Two agents."}
    replays(claim_step_in_cost, deal.client, FIRST, **given)
    assert StepInCost.objects.count() == 1
