"""move_days: what was due after a day is due as many days later, and what was due by then stays."""

from __future__ import annotations

from datetime import date

import pytest

from anyshore.contracts.actions.move_days import move_days
from tests.factories import do
from tests.payments.majeure_world import due, kept

pytestmark = pytest.mark.django_db


def test_only_those_that_were_still_to_come():
    deal = kept()
    given = {"milestone_ids": deal.milestones[:1], "until": date(2026, 12, 14)}
    assert do(move_days, deal.client, since=date(2026, 12, 10), **given) == []
    assert len(do(move_days, deal.client, since=date(2026, 12, 9), **given)) == 1
    assert (due(deal), due(deal, 1)) == ((date(2026, 12, 15), 5), (date(2026, 12, 10), 0))
