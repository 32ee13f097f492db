"""pay_week: in and on to the provider at once."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import NotAllowed
from anyshore.payments.actions.pay_week import pay_week
from anyshore.payments.queries.purse import purse_of
from anyshore.payments.queries.weeks import holding_of_week
from tests.contracts.world import refused
from tests.delivery.hours_world import IN_REVIEW, WEEK, hourly
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_the_sums_follow_and_a_week_with_money_held_is_refused():
    deal = hourly(fee_bps=1_000)
    given = {"purse": purse_of(deal.agreement), "amount_minor": 500}
    kinds = [one.kind for one in do(pay_week, deal.client, IN_REVIEW, holding=holding_of_week(deal.id, WEEK), **given)]
    assert kinds == ["fund", "release", "fee"]
    found = deal.holding()
    assert (found.state, found.funded_minor, found.released_minor, found.fee_minor) == ("released", 500, 500, 50)
    other = hourly()
    other.fund()
    with refused(NotAllowed):
        do(pay_week, other.client, IN_REVIEW, holding=other.holding(), purse=purse_of(other.agreement), amount_minor=1)
