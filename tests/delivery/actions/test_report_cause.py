"""report_cause: why a level was missed, once."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.report_cause import report_cause
from anyshore.delivery.models import LevelResult
from anyshore.delivery.rules.levels import NothingToReport
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.plumbing.models import Deadline
from tests.contracts.world import refused
from tests.delivery.levels_world import DAY_AFTER, levelled
from tests.factories import do
from tests.payments.retainers import IN_DECEMBER

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_cause_of_a_miss_is_reported():
    deal = levelled()
    deal.read((1, 8_000), (2, 9_999), at=IN_DECEMBER)
    run_due(DAY_AFTER)
    at = deal.close().closed_at
    missed, met = LevelResult.objects.order_by("place")
    with refused(NothingToReport):
        do(report_cause, deal.provider, at, result_id=met.pk, words="Nothing")
    with refused(Forbidden):
        do(report_cause, deal.client, at, result_id=missed.pk, words="You know")
    with refused(Invalid):
        do(report_cause, deal.provider, at, result_id=missed.pk, words=" ")
    do(report_cause, deal.provider, at, result_id=missed.pk, words="Two people were ill.\n\nWe hired one.")
    assert not Deadline.objects.filter(verb="delivery.miss_cause", done_at=None, stopped_at=None).exists()
    with refused(NothingToReport):
        do(report_cause, deal.provider, at, result_id=missed.pk, words="Again")
