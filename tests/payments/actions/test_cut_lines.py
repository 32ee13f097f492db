"""cut_lines: at the end a period that runs is over and reported, and nothing falls due any more."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from anyshore.exits.actions.give_notice import give_notice
from anyshore.jobs.deadlines import run_due
from tests.deals import sound
from tests.factories import do
from tests.payments.lines_world import DECEMBER, IN_DECEMBER, LATER, LICENCE, WORDS, priced

pytestmark = pytest.mark.django_db(transaction=True)


def test_notice_cuts_the_period_pays_what_is_reported_and_stops_what_would_fall_due():
    deal = priced(WORDS, dated=(LICENCE,), notice_days=10)
    deal.pay_in()
    deal.pay_in(deal.due())
    notice = do(give_notice, deal.client, IN_DECEMBER, agreement_id=deal.id, reason="The work is done")
    ends = notice.effective_at
    run_due(ends)
    row = deal.row()
    assert (row.last_on, row.closed_at, row.settled_at) == ((ends - timedelta(microseconds=1)).date(), None, None)
    assert (deal.due().state, deal.state()) == ("refunded", "ending")
    deal.report(10_000, at=ends + timedelta(days=1))
    run_due(LATER)
    assert (deal.row().released_minor, deal.state()) == (82_500, "ended")
    assert (deal.wallet(), deal.held()) == (82_500, 0)
    sound()


def test_the_least_and_the_most_are_those_of_the_days_that_count():
    deal = priced(WORDS, notice_days=10, rail="ledger_only")
    do(give_notice, deal.client, IN_DECEMBER, agreement_id=deal.id, reason="Enough")
    run_due(LATER)
    row = deal.row()
    days = (row.last_on - DECEMBER).days + 1
    least = (2 * 5_000 * days + 31) // 62
    assert row.price_minor == (2 * least * 82_500 + 10_000) // 20_000
    assert (deal.state(), deal.owed_now()) == ("ended", row.price_minor)


def test_the_last_day_pays_its_period_and_nothing_after_it():
    deal = priced(WORDS, dated=(LICENCE,), end_on=date(2027, 1, 31), rail="ledger_only")
    run_due(datetime(2027, 1, 2, tzinfo=UTC))
    deal.report(20_000, at=datetime(2027, 1, 4, 9, tzinfo=UTC))
    run_due(datetime(2027, 2, 1, 3, tzinfo=UTC))
    deal.report(30_000, at=datetime(2027, 2, 3, 9, tzinfo=UTC), month_id=deal.row(date(2027, 1, 1)).pk)
    run_due(LATER)
    assert deal.owed_now() == 165_000 + 247_500 + 9_900
    assert (deal.state(), len(deal.rows("dated"))) == ("ended", 1)
    sound()
