"""The same key again: the same answer to the byte, and one effect."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.award_proposal import award_proposal
from anyshore.contracts.actions.counter_offer import counter_offer
from anyshore.contracts.actions.decline_offer import decline_offer
from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.actions.sign_agreement import sign_agreement
from anyshore.contracts.actions.withdraw_offer import withdraw_offer
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.defaults import defaults
from anyshore.plumbing.actions import KeyReused, perform
from tests.contracts.world import LATER, LOGO, offered, parties, replayed
from tests.sourcing.world import posted, proposed

pytestmark = pytest.mark.django_db


def test_an_offer():
    client, provider = parties()
    given = {"title": "A logo", "currency": "EUR", "milestones": [LOGO], "terms": defaults("task"), "fee_bps": 0}
    replayed(offer_agreement, client, side=Side.CLIENT, other_id=provider.organisation_id, rail="sandbox", **given)


def test_an_award():
    request, client = posted()
    proposal, _ = proposed(request)
    replayed(award_proposal, client, proposal_id=proposal.id, fee_bps=0, rail="sandbox")


@pytest.mark.parametrize("verb", [sign_agreement, counter_offer, decline_offer])
def test_an_answer(verb):
    deal = offered()
    given = {
        sign_agreement: {"version_hash": deal.hash},
        counter_offer: {"version_hash": deal.hash, "title": "Two logos"},
        decline_offer: {"reason": "No time"},
    }
    replayed(verb, deal.provider, agreement_id=deal.agreement.id, **given[verb])


def test_an_offer_taken_back():
    deal = offered()
    replayed(withdraw_offer, deal.client, agreement_id=deal.agreement.id)


def test_the_same_key_with_another_input_is_refused():
    deal = offered()
    answer = replayed(decline_offer, deal.provider, agreement_id=deal.agreement.id, reason="No time")
    with pytest.raises(KeyReused):
        perform(
            decline_offer, actor=deal.provider, at=LATER, key="key-of-the-form-1", render=lambda _: answer,
            agreement_id=deal.agreement.id, reason="Another reason",
        )  # fmt: skip
