"""credit_misses: credits wait where they can be earned back."""

from __future__ import annotations

import pytest

from anyshore.delivery.models import LevelPeriod
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import NotAllowed
from anyshore.payments.actions.credit_misses import credit_misses
from tests.contracts.world import events, refused
from tests.deals import sound
from tests.delivery.levels_world import DAY_AFTER, IN_READING, levelled
from tests.factories import do
from tests.payments.retainers import IN_DECEMBER, JANUARY

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("after", "state"), [(9_500, "earned_back"), (9_400, "open")])
def test_a_good_period_earns_a_credit_back_and_a_bad_one_frees_it(after: int, state: str):
    deal = levelled(earn_back=True, earn_back_periods=1)
    deal.read((1, 8_000), (2, 9_999), at=IN_DECEMBER)
    run_due(DAY_AFTER)
    deal.close()
    assert deal.credits() == [(40_000, 0, "waiting")]
    deal.read((1, after), (2, 9_999), starts_on=JANUARY, at=IN_READING)
    run_due(DAY_AFTER.replace(month=2))
    deal.close(JANUARY)
    assert deal.credits()[0] == (40_000, 0, state)
    assert ("CreditEarnedBack" in events(deal)) == (state == "earned_back")
    sound()
    with refused(NotAllowed):
        do(
            credit_misses,
            deal.client,
            DAY_AFTER,
            purse=deal.purse(),
            period=LevelPeriod.objects.get(state="closed", starts_on=JANUARY),
        )
