"""release_week: one part to the provider, one back."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import NotAllowed
from anyshore.payments.actions.release_week import release_week
from anyshore.payments.queries.purse import purse_of
from anyshore.payments.rules.credits import Parts, parts_of
from tests.contracts.world import refused
from tests.delivery.hours_world import DEV, IN_REVIEW, hourly
from tests.factories import do

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("released", "state"), [(0, "refunded"), (320_000, "released"), (1, "split")])
def test_the_state_follows_the_parts(released: int, state: str):
    deal = hourly(DEV)
    deal.fund()
    done = parts_of(320_000, released, 0)
    assert done == Parts(released, 0, 320_000 - released, 0)
    given = {"purse": purse_of(deal.agreement), "holding": deal.holding(), "done": done, "carried_to": None}
    do(release_week, deal.client, IN_REVIEW, **given)
    assert (deal.holding().state, deal.holding().released_minor) == (state, released)
    with refused(NotAllowed):
        do(release_week, deal.client, IN_REVIEW, **(given | {"holding": deal.holding()}))


def test_what_is_short_stays_due():
    assert parts_of(100, 250, 0) == Parts(100, 0, 0, 150)
