"""await_count: the provider is asked for the count of a period, and has five of its working days."""

from __future__ import annotations

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.parties.queries import calendar
from anyshore.payments.rules.periods import report_until
from anyshore.plumbing import deadlines
from tests.factories import NOW
from tests.payments.lines_world import OVER, WORDS, priced

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_clock_runs_for_five_of_the_providers_working_days():
    deal = priced(WORDS)
    run_due(OVER)
    row = deal.row()
    assert row.review_until == report_until(row.last_on, calendar(deal.provider.organisation_id), NOW)
    (clock,) = deadlines.of(("retainer_month", row.pk))
    assert (clock.verb, clock.due_at) == ("payments.close_count", row.review_until)
