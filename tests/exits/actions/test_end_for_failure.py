"""end_for_failure: a level that failed chronically lets the client end the agreement at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.exits.actions.end_for_failure import NothingFailed, end_for_failure
from anyshore.exits.actions.give_notice import NoticeRunning
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden
from anyshore.payments.rules.refusals import ReasonMissing
from tests.contracts.world import refused
from tests.deals import sound
from tests.delivery.levels_world import DAY_AFTER, levelled
from tests.factories import do
from tests.payments.retainers import JANUARY

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_misses_of_two_end_it_the_day_after():
    deal = levelled(chronic_misses=2, chronic_periods=2)
    run_due(DAY_AFTER)
    at = deal.close().closed_at
    given = {"agreement_id": deal.id, "reason": "The desk does not answer"}
    with refused(NothingFailed):
        do(end_for_failure, deal.client, at, **given)
    run_due(DAY_AFTER.replace(month=2))
    at = deal.close(JANUARY).closed_at
    with refused(Forbidden):
        do(end_for_failure, deal.provider, at, **given)
    with refused(ReasonMissing):
        do(end_for_failure, deal.client, at, **(given | {"reason": " "}))
    notice = do(end_for_failure, deal.client, at, **given)
    assert at < notice.effective_at <= at + timedelta(days=2)
    with refused(NoticeRunning):
        do(end_for_failure, deal.client, at, **given)
    run_due(at + timedelta(days=20))
    assert deal.state() == "ended"
    sound()
