"""close_month: the client looks at the month, and the next one runs."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from anyshore.contracts.models import Standstill
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.close_month import close_month
from anyshore.payments.models import RetainerMonth
from tests.contracts.world import refused
from tests.deals import clause, sound
from tests.factories import do
from tests.payments.retainers import JANUARY, OVER, PRICE, REVIEWED, retained

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_months_of_an_agreement_go_by_in_silence_and_are_paid():
    deal = retained(rail="ledger_only")
    run_due(OVER)
    first = deal.month()
    assert (first.closed_at, first.review_until, first.decided_at) == (OVER, REVIEWED, None)
    with refused(Forbidden):
        do(close_month, deal.client, OVER, month_id=deal.month(JANUARY).pk)
    with refused(NotAllowed):
        do(close_month, CLOCK, OVER, month_id=first.pk)
    run_due(datetime(2027, 5, 1, tzinfo=UTC))
    assert [row.decided_by for row in RetainerMonth.objects.all()] == ["silence"] * 4
    assert (deal.state(), deal.owed_now()) == ("ended", 4 * PRICE)
    sound()


def test_days_that_stood_still_are_not_paid_where_the_clause_says_so():
    for stops, price in ((True, 280_000), (False, PRICE)):
        deal = retained(clauses=(clause("suspension", price_stops=stops),))
        deal.pay_in()
        Standstill.objects.create(
            agreement_id=deal.id,
            since=datetime(2026, 12, 10, 9, tzinfo=UTC),
            until=datetime(2026, 12, 13, 9, tzinfo=UTC),
        )
        run_due(OVER)
        assert (deal.month().still_days, deal.month().price_minor) == (3 if stops else 0, price)
        run_due(REVIEWED)
        month = deal.month()
        assert (month.released_minor, month.refunded_minor) == (price, PRICE - price)
        sound()


def test_a_month_that_stood_still_as_a_whole_costs_nothing():
    deal = retained(clauses=(clause("suspension"),))
    deal.pay_in()
    Standstill.objects.create(agreement_id=deal.id, since=datetime(2026, 11, 30, 9, tzinfo=UTC))
    run_due(REVIEWED)
    month = deal.month()
    assert (month.still_days, month.price_minor, month.released_minor, month.refunded_minor) == (31, 0, 0, PRICE)
    assert month.decided_by == "silence"
    sound()
