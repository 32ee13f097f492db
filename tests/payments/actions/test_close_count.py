"""close_count: a period is over, and then the days to report it are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.close_count import close_count
from tests.contracts.world import refused
from tests.deals import sound
from tests.factories import do
from tests.payments.lines_world import EXPECTED, JANUARY, LATER, OVER, REPORTED, WORDS, priced

pytestmark = pytest.mark.django_db(transaction=True)
REPORT_UNTIL = datetime(2027, 1, 11, 18, 29, tzinfo=UTC)


def test_the_provider_is_asked_and_the_next_period_runs():
    deal = priced(WORDS)
    with refused(Forbidden):
        do(close_count, deal.provider, OVER, month_id=deal.row().pk)
    run_due(OVER)
    row = deal.row()
    assert (row.closed_at, row.review_until is not None, row.settled_at) == (None, True, None)
    assert deal.row(JANUARY).review_until is None
    assert row.review_until.date().isoformat() in ("2027-01-07", "2027-01-08", "2027-01-11")


def test_without_a_report_what_is_paid_in_any_case_is_looked_at_and_paid():
    deal = priced(WORDS)
    deal.pay_in()
    run_due(LATER)
    row = deal.row()
    assert (row.count, row.price_minor, row.decided_by, row.state) == (0, 41_250, "silence", "split")
    assert (row.released_minor, row.refunded_minor) == (41_250, EXPECTED - 41_250)
    sound()


def test_without_a_report_and_without_a_floor_nothing_is_owed():
    deal = priced(replace(WORDS, least=0))
    deal.pay_in()
    run_due(LATER)
    row = deal.row()
    assert (row.count, row.state, row.decided_at, row.refunded_minor) == (None, "refunded", None, EXPECTED)
    assert deal.wallet() == 0
    assert deal.state() == "ended"
    sound()


def test_a_period_that_was_reported_is_left_alone():
    deal = priced(WORDS)
    run_due(OVER)
    deal.report(100)
    with refused(NotAllowed):
        do(close_count, CLOCK, REPORTED, month_id=deal.row().pk)
