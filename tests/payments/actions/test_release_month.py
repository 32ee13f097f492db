"""release_month: one part to the provider and its team, one back."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import NotAllowed
from anyshore.ledger.actions.post import post
from anyshore.payments.actions.release_month import release_month
from anyshore.payments.rules.credits import parts_of
from tests.contracts.world import refused
from tests.factories import do
from tests.payments.retainers import LOOKED, PRICE, retained

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("released", "state"), [(0, "refunded"), (PRICE, "released"), (1, "split")])
def test_the_state_follows_the_parts(released: int, state: str):
    deal = retained()
    deal.pay_in()
    given = {"purse": deal.purse(), "row": deal.month(), "done": parts_of(PRICE, released, 0)}
    postings = do(release_month, deal.client, LOOKED, **given)
    do(post, deal.client, LOOKED, postings=postings)
    assert (deal.month().state, deal.wallet(), deal.held()) == (state, released, 0)
    with refused(NotAllowed):
        do(release_month, deal.client, LOOKED, **(given | {"row": deal.month()}))
