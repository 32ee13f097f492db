"""A month that the old last day had cut short is whole again."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from anyshore.contracts.actions.offer_renewal import offer_renewal
from anyshore.jobs.deadlines import run_due
from anyshore.payments.actions.sign_renewal import sign_renewal
from anyshore.plumbing import deadlines
from tests.deals import sound
from tests.factories import do
from tests.payments.retainers import PRICE, retained

pytestmark = pytest.mark.django_db(transaction=True)
MARCH = date(2027, 3, 1)
AT = datetime(2027, 3, 4, 9, tzinfo=UTC)


def test_its_price_and_its_clock_follow_and_what_was_paid_in_stays():
    deal = retained(end_on=date(2027, 3, 10))
    run_due(AT)
    month = deal.pay_in(MARCH, at=AT)
    assert (month.last_on, month.price_minor) == (date(2027, 3, 10), 100_000)
    offer = do(offer_renewal, deal.provider, AT, agreement_id=deal.id, ends_on=date(2027, 6, 30))
    do(sign_renewal, deal.client, AT, offer_id=offer.pk, version_hash=offer.hash)
    month.refresh_from_db()
    assert (month.last_on, month.price_minor, month.funded_minor) == (date(2027, 3, 31), PRICE, 100_000)
    assert [one.due_at for one in deadlines.of(("retainer_month", month.pk))] == [datetime(2027, 4, 1, tzinfo=UTC)]
    run_due(datetime(2027, 4, 20, tzinfo=UTC))
    month.refresh_from_db()
    assert (month.decided_by, month.released_minor) == ("silence", 100_000)
    sound()
