"""Signing a renewal: new prices where they follow an index."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from anyshore.contracts.actions.offer_renewal import offer_renewal
from anyshore.contracts.queries import current_content
from anyshore.jobs.deadlines import run_due
from anyshore.payments.actions.sign_renewal import sign_renewal
from tests.contracts.renewal_world import fresh
from tests.deals import clause, sound
from tests.delivery.levels_world import levelled
from tests.factories import do

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_months_to_come_cost_what_the_index_makes_of_them():
    index = clause(
        "indexation",
        index="HICP",
        base_on="2026-12-01",
        base_value=10_000,
        threshold_bps=0,
        share_bps=10_000,
        cap_bps=2_000,
    )
    deal = levelled(end_on=date(2027, 3, 31), more=(index,))
    at = datetime(2027, 2, 10, 9, tzinfo=UTC)
    run_due(at)
    offer = do(offer_renewal, deal.client, at, agreement_id=deal.id, ends_on=date(2027, 12, 31), index_now=10_400)
    do(sign_renewal, deal.provider, at, offer_id=offer.pk, version_hash=offer.hash)
    assert current_content(fresh(deal)).lines.retainer.amount_minor == 1_040_000
    run_due(datetime(2027, 4, 2, tzinfo=UTC))
    assert deal.month(date(2027, 2, 1)).price_minor == 1_000_000
    assert deal.month(date(2027, 4, 1)).price_minor == 1_040_000
    sound()
