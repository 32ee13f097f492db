"""The operator divides what is held."""

from __future__ import annotations

import pytest

from anyshore.delivery.models import Work
from anyshore.exits.actions.offer_refund import MoreThanHeld
from anyshore.exits.actions.rule_on_milestone import rule_on_milestone
from anyshore.exits.queries import ending_of, rulings_of
from anyshore.kit.errors import Forbidden
from anyshore.kit.money import Money
from anyshore.payments.actions.end_hold import NotOnHold
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.models import Hold
from anyshore.payments.rules.refusals import AmountNotPositive, ReasonMissing
from anyshore.plumbing.models import Deadline
from tests.deals import make_deal, sound
from tests.factories import do, operator_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def on_hold(amounts=(20_000,), **terms):
    deal, operator = make_deal(amounts, **terms), operator_actor()
    deal.fund()
    deal.submit()
    do(hold_funds, operator, milestone_id=deal.milestones[0], reason="Both ask for a ruling.")
    given = {
        "milestone_id": deal.milestones[0],
        "to_client": deal.money(8_000),
        "reasons": "Two of five pictures are missing.",
    }
    return deal, operator, given


def test_both_get_their_part_and_read_the_reasons():
    deal, operator, given = on_hold([20_000, 700], fee_bps=1_000)
    replays(rule_on_milestone, operator, **given)
    assert (deal.held(), deal.wallet(), deal.fees()) == (0, 10_800, 1_200)
    assert (deal.holding().state, deal.state()) == ("split", "running")
    assert Work.objects.get(milestone_id=deal.milestones[0]).state == "stopped"
    assert not Hold.objects.filter(lifted_at=None).exists()
    for party in (deal.client, deal.provider):
        (row,) = rulings_of(party, deal.id)
        assert (row.to_client, row.to_provider) == (deal.money(8_000), deal.money(12_000))
        assert row.reasons == "Two of five pictures are missing."
    sound()


def test_the_last_open_milestone_ends_the_agreement():
    deal, operator, given = on_hold()
    do(rule_on_milestone, operator, **given)
    assert (deal.state(), ending_of(deal.client, deal.id).kind) == ("ended", "ruling")
    assert not Deadline.objects.filter(verb="exits.accept_by_silence", done_at=None, stopped_at=None).exists()
    sound()


def test_refusals():
    deal, operator, given = on_hold()
    for party in (deal.client, deal.provider):
        refuses(Forbidden, rule_on_milestone, party, **given)
    refuses(ReasonMissing, rule_on_milestone, operator, **given | {"reasons": " "})
    refuses(MoreThanHeld, rule_on_milestone, operator, **given | {"to_client": deal.money(20_001)})
    refuses(AmountNotPositive, rule_on_milestone, operator, **given | {"to_client": Money(-1, "EUR")})
    refuses(AmountNotPositive, rule_on_milestone, operator, **given | {"to_client": Money(1, "USD")})


def test_only_what_is_on_hold():
    deal, operator = make_deal(), operator_actor()
    deal.fund()
    given = {"milestone_id": deal.milestones[0], "to_client": deal.money(0), "reasons": "All was done."}
    refuses(NotOnHold, rule_on_milestone, operator, **given)
