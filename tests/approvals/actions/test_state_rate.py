"""state_rate: how two currencies are compared; it never changes money."""

from __future__ import annotations

import pytest

from anyshore.approvals.actions.state_rate import state_rate
from anyshore.approvals.queries import approval_needed
from anyshore.approvals.queries.settings import rates_of, stated_rates
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.kit.money import Money
from tests.approvals.world import events, house, ruled
from tests.contracts.world import refused
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_a_rate_decides_whether_a_sum_in_another_currency_is_asked_about():
    here = house()
    ruled(here)
    assert approval_needed(here.id, "award", Money(1_111_111, "USD"))
    do(state_rate, here.owner, currency="USD", against="EUR", rate_millionths=900_000)
    assert approval_needed(here.id, "award", Money(1_111_111, "USD")) is None
    assert approval_needed(here.id, "award", Money(1_111_112, "USD"))
    do(state_rate, here.owner, currency="EUR", against="USD", rate_millionths=1_100_000)
    assert rates_of(here.id) == {("EUR", "USD"): 1_100_000}
    (row,) = stated_rates(here.asker)
    assert row.plain == "1.1"
    assert events(here.id)[-1] == "RateStated"


def test_refusals_change_nothing():
    here = house()
    given = {"currency": "USD", "against": "EUR", "rate_millionths": 1}
    with refused(Forbidden):
        do(state_rate, here.asker, **given)
    for wrong in ({"currency": "EUR"}, {"against": "XXX"}, {"rate_millionths": 0}, {"rate_millionths": 10**16}):
        with refused(Invalid):
            do(state_rate, here.owner, **{**given, **wrong})
