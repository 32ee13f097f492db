"""use_credits: the first credit first, and never more than the payment."""

from __future__ import annotations

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.payments.actions.use_credits import use_credits
from anyshore.payments.models import CreditUse
from anyshore.payments.rules.credits import Lowered
from tests.contracts.world import events
from tests.delivery.levels_world import DAY_AFTER, levelled
from tests.factories import do
from tests.payments.retainers import IN_DECEMBER

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_credits_give_what_they_have():
    deal = levelled()
    deal.read((1, 8_000), (2, 9_000), at=IN_DECEMBER)
    run_due(DAY_AFTER)
    deal.close()
    assert [one[0] for one in deal.credits()] == [40_000, 60_000]
    given = {"purse": deal.purse(), "kind": Lowered.MONTH, "subject_id": deal.month().pk}
    for most, off in ((50_000, 50_000), (0, 0), (60_000, 50_000), (10, 0)):
        assert do(use_credits, deal.client, DAY_AFTER, most_minor=most, **given) == off
    assert deal.credits() == [(40_000, 40_000, "used"), (60_000, 60_000, "used")]
    assert sorted(CreditUse.objects.values_list("amount_minor", flat=True)) == [10_000, 40_000, 50_000]
    assert events(deal).count("CreditUsed") == 2
