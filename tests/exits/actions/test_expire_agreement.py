"""The last day is over."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from anyshore.contracts.rules.terms import EndRule
from anyshore.exits.actions.expire_agreement import expire_agreement
from anyshore.exits.queries import ending_of, silence_of
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from tests.deals import make_deal, sound
from tests.moves import refuses

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LAST = date(2026, 12, 10)
ENDS = datetime(2026, 12, 10, 23, tzinfo=UTC)  # midnight in Amsterdam


def dated(amounts):
    deal = make_deal(amounts, end_rule=EndRule.ON_DATE, end_on=LAST)
    for place in range(len(amounts)):
        deal.fund(place)
    return deal


def test_what_was_not_handed_in_goes_back():
    deal = dated([1_000, 2_000])
    deal.accept(deal.submit())
    assert ("exits.expired", ENDS) in [(one.code, one.at) for one in silence_of(deal.client, deal.id)]
    run_due(ENDS - timedelta(seconds=1))
    assert deal.state() == "running"
    run_due(ENDS + 9 * DAY)
    assert (deal.state(), deal.wallet(), deal.held()) == ("ended", 1_000, 0)
    ending = ending_of(deal.client, deal.id)
    assert (ending.kind, ending.at) == ("expired", ENDS)
    sound()


def test_a_review_keeps_its_instant():
    deal = dated([1_000, 2_000])
    submission = deal.submit(at=ENDS - DAY)
    run_due(ENDS)
    assert (deal.state(), deal.held()) == ("running", 1_000)
    run_due(submission.review_until)
    assert (deal.state(), deal.wallet()) == ("completed", 1_000)
    sound()


def test_an_agreement_that_was_completed_does_not_expire():
    deal = dated([1_000])
    deal.accept(deal.submit())
    run_due(ENDS + DAY)
    assert deal.state() == "completed"
    refuses(NotAllowed, expire_agreement, CLOCK, at=ENDS, agreement_id=deal.id)


def test_only_the_clock():
    deal = dated([1_000])
    for actor in (deal.client, deal.provider):
        refuses(Forbidden, expire_agreement, actor, at=ENDS, agreement_id=deal.id)
