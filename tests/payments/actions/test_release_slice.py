"""release_slice: the parts of a price are together the price, whatever their size."""

from __future__ import annotations

import pytest

from anyshore.ledger.actions.post import post
from anyshore.payments.actions.release_slice import release_slice
from anyshore.payments.queries.purse import purse_of_agreement
from anyshore.plumbing.actions import action
from tests.deals import make_deal, sound
from tests.factories import do


@action
def released(*, actor, agreement_id, amount_minor, at):
    purse = purse_of_agreement(actor, agreement_id)
    (part,) = purse.parts.values()
    post(
        actor=actor,
        at=at,
        postings=release_slice(actor=actor, purse=purse, part=part, amount_minor=amount_minor, at=at),
    )


@pytest.mark.django_db
def test_in_parts_and_then_in_full():
    deal = make_deal([10_000], fee_bps=333)
    deal.fund()
    for amount in (1, 3_333, 6_666):
        do(released, deal.client, agreement_id=deal.id, amount_minor=amount)
    assert (deal.holding().state, deal.held()) == ("released", 0)
    assert (deal.fees(), deal.wallet()) == (333, 9_667)
    sound()
