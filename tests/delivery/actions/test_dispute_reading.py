"""dispute_reading: the client says another figure, and the close waits for the answer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.delivery.actions.dispute_reading import dispute_reading
from anyshore.delivery.rules.levels import PeriodClosed
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, Invalid
from tests.contracts.world import refused
from tests.delivery.levels_world import DAY_AFTER, levelled
from tests.factories import do
from tests.payments.retainers import IN_DECEMBER

pytestmark = pytest.mark.django_db(transaction=True)


def test_no_answer_takes_the_clients_figure():
    deal = levelled()
    deal.read((1, 9_700), (2, 9_999), at=IN_DECEMBER)
    given = {"reading_id": deal.reading().pk, "claimed_bps": 8_000, "words": "Our log says so"}
    with refused(PeriodClosed):
        do(dispute_reading, deal.client, IN_DECEMBER, **given)
    run_due(DAY_AFTER)
    before = deal.period().review_until
    late = before - timedelta(hours=1)
    with refused(Forbidden):
        do(dispute_reading, deal.provider, late, **given)
    with refused(Invalid):
        do(dispute_reading, deal.client, late, **(given | {"words": " "}))
    do(dispute_reading, deal.client, late, **given)
    assert deal.period().review_until > before
    run_due(before)
    assert deal.period().state == "reading"
    deal.close()
    assert deal.results() == [(8_000, "below_minimum", 40_000), (9_999, "met", 0)]
