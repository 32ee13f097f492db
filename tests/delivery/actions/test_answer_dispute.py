"""answer_dispute: the client's figure is taken, or the provider stands by its own."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.answer_dispute import answer_dispute
from anyshore.delivery.actions.dispute_reading import dispute_reading
from anyshore.delivery.models import LevelReading
from anyshore.delivery.rules.levels import NothingDisputed
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, Invalid
from tests.contracts.world import refused
from tests.delivery.levels_world import DAY_AFTER, IN_READING, levelled
from tests.factories import do
from tests.payments.retainers import IN_DECEMBER

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("take", "counts"), [("yes", 8_000), ("no", 9_700)])
def test_what_counts_is_what_the_answer_says(take: str, counts: int):
    deal = levelled()
    deal.read((1, 9_700), (2, 9_999), at=IN_DECEMBER)
    run_due(DAY_AFTER)
    given = {"reading_id": deal.reading().pk, "take": take, "words": "The log of the desk"}
    with refused(NothingDisputed):
        do(answer_dispute, deal.provider, IN_READING, **given)
    disputed = {"reading_id": deal.reading().pk, "claimed_bps": 8_000, "words": "Our log"}
    do(dispute_reading, deal.client, IN_READING, **disputed)
    with refused(Forbidden):
        do(answer_dispute, deal.client, IN_READING, **given)
    if take == "no":
        with refused(Invalid):
            do(answer_dispute, deal.provider, IN_READING, **(given | {"words": ""}))
    do(answer_dispute, deal.provider, IN_READING, **given)
    assert LevelReading.objects.filter(place=1).count() == (2 if take == "yes" else 1)
    deal.close()
    assert deal.results()[0][0] == counts
