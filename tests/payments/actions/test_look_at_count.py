"""look_at_count: the client has the agreement's days of review, and five after an answer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar
from anyshore.payments.actions.ask_about_month import ask_about_month
from anyshore.plumbing import deadlines
from tests.factories import do
from tests.payments.lines_world import OVER, REPORTED, WORDS, priced

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_review_lasts_as_agreed_and_five_working_days_after_an_answer():
    deal = priced(WORDS, review_days=7)
    days = calendar(deal.client.organisation_id)
    run_due(OVER)
    row = deal.report(10)
    assert row.review_until == add_working_days(REPORTED, 7, days)
    asked = REPORTED + timedelta(hours=1)
    do(ask_about_month, deal.client, asked, month_id=row.pk, words="Which?")
    assert deadlines.of(("retainer_month", row.pk)) == []
    row = deal.report(9, at=asked, note="These")
    assert row.review_until == add_working_days(asked, 5, days)
    (clock,) = deadlines.of(("retainer_month", row.pk))
    assert clock.verb == "payments.approve_month"
