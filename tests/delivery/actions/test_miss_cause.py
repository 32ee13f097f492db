"""miss_cause: a report that is overdue is told, and can still be written."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.miss_cause import miss_cause
from anyshore.delivery.actions.report_cause import report_cause
from anyshore.delivery.models import LevelResult
from anyshore.delivery.rules.levels import NothingToReport
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import CLOCK
from tests.contracts.world import events, refused
from tests.delivery.levels_world import DAY_AFTER, levelled
from tests.factories import do

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_is_told_once_and_late_words_are_taken():
    deal = levelled()
    run_due(DAY_AFTER)
    deal.close()
    result = LevelResult.objects.order_by("place").first()
    with refused(Forbidden):
        do(miss_cause, deal.client, result.cause_until, result_id=result.pk)
    run_due(result.cause_until)
    assert events(deal).count("CauseMissing") == 2
    do(report_cause, deal.provider, result.cause_until, result_id=result.pk, words="Late, but here.")
    with refused(NothingToReport):
        do(miss_cause, CLOCK, result.cause_until, result_id=result.pk)
