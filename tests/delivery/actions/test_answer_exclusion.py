"""answer_exclusion: what both agree to leave out does not count."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.answer_exclusion import answer_exclusion
from anyshore.delivery.actions.propose_exclusion import propose_exclusion
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from tests.contracts.world import refused
from tests.delivery.levels_world import DAY_AFTER, IN_READING, levelled
from tests.factories import do

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("value", "agree", "told"),
    [
        (None, "yes", (None, "not_counted", 0)),
        (9_600, "yes", (9_600, "met", 0)),
        (9_600, "no", (8_000, "below_minimum", 40_000)),
    ],
)
def test_the_other_side_agrees_or_declines(value, agree: str, told):
    deal = levelled()
    run_due(DAY_AFTER)
    deal.read((1, 8_000), (2, 9_999))
    asked = {"period_id": deal.period().pk, "place": 1, "words": "A planned stop", "value_bps": value}
    found = do(propose_exclusion, deal.provider, IN_READING, **asked)
    with refused(Forbidden):
        do(answer_exclusion, deal.provider, IN_READING, exclusion_id=found.pk, agree="yes")
    do(answer_exclusion, deal.client, IN_READING, exclusion_id=found.pk, agree=agree)
    with refused(NotAllowed):
        do(answer_exclusion, deal.client, IN_READING, exclusion_id=found.pk, agree="yes")
    deal.close()
    assert deal.results()[0] == told
