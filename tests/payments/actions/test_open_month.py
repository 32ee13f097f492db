"""open_month: a month has its price and its clock, once."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from anyshore.payments.actions.open_month import open_month
from anyshore.payments.models import RetainerMonth
from anyshore.payments.queries.purse import purse_of
from anyshore.payments.rules.months import NoRetainer
from anyshore.plumbing.models import Deadline
from tests.contracts.world import refused
from tests.delivery.hours_world import hourly
from tests.factories import do
from tests.payments.retainers import DECEMBER, IN_DECEMBER, JANUARY, PRICE, retained

pytestmark = pytest.mark.django_db


def test_the_first_month_opens_with_the_signature_and_counts_by_days():
    deal = retained(starts_on=date(2026, 11, 30), end_on=date(2026, 12, 10))
    first = RetainerMonth.objects.get()
    assert (first.month, first.price_minor) == (date(2026, 11, 1), 10_333)
    given = {"purse": deal.purse(), "starts_on": date(2026, 11, 30)}
    last = do(open_month, deal.client, IN_DECEMBER, month=DECEMBER, **given)
    assert (last.last_on, last.price_minor) == (date(2026, 12, 10), PRICE * 10 // 31)
    assert do(open_month, deal.client, IN_DECEMBER, month=DECEMBER, **given) == last
    assert do(open_month, deal.client, IN_DECEMBER, month=JANUARY, **given) is None
    due = Deadline.objects.filter(verb="payments.close_month").order_by("due_at").values_list("due_at", flat=True)
    assert list(due) == [datetime(2026, 12, day, tzinfo=UTC) for day in (1, 11)]


def test_an_agreement_without_a_retainer_has_no_months():
    deal = hourly()
    assert not RetainerMonth.objects.exists()
    with refused(NoRetainer):
        do(open_month, deal.client, IN_DECEMBER, purse=purse_of(deal.agreement), month=DECEMBER, starts_on=DECEMBER)
