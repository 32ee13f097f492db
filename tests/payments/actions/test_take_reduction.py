"""Taking off what a late delivery costs: the inner verb behind accept_and_release."""

from __future__ import annotations

import pytest

from anyshore.payments.models import Reduction
from anyshore.plumbing.models import AuditEntry
from tests.deals import sound
from tests.factories import NOW
from tests.payments.test_late import DAY, late_deal

pytestmark = pytest.mark.django_db


def test_it_is_on_record_with_how_it_was_counted():
    deal = late_deal()
    deal.fund(at=NOW + DAY)
    deal.accept(deal.submit(at=NOW + 9 * DAY), at=NOW + 10 * DAY)
    row = Reduction.objects.get()
    assert (row.due_on, row.handed_in_on, row.days) == (NOW.date(), (NOW + 9 * DAY).date(), 8)
    assert row.left_out == [["not_paid_in", 1]]
    assert (row.counted_minor, row.waived_minor, row.amount_minor) == (12_000, 0, 12_000)
    assert AuditEntry.objects.filter(name="payments.PriceReduced").count() == 1
    sound()


def test_within_grace_nothing_is_written():
    deal = late_deal()
    deal.fund()
    deal.accept(deal.submit(at=NOW + DAY), at=NOW + DAY)
    assert not Reduction.objects.exists()
    assert (deal.holding().state, deal.wallet()) == ("released", 200_000)
