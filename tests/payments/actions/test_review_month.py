"""review_month: a month that is over has a clock."""

from __future__ import annotations

import pytest

from anyshore.payments.actions.review_month import review_month
from anyshore.plumbing.models import Deadline
from tests.contracts.world import events
from tests.factories import do
from tests.payments.retainers import OVER, REVIEWED, retained

pytestmark = pytest.mark.django_db


def test_silence_approves_at_the_end_of_friday():
    deal = retained()
    do(review_month, deal.client, OVER, purse=deal.purse(), row=deal.month())
    due = Deadline.objects.get(verb="payments.approve_month", reminds=None)
    assert (due.due_at, deal.month().review_until, deal.month().closed_at) == (REVIEWED, REVIEWED, OVER)
    assert not Deadline.objects.filter(verb="payments.close_month", stopped_at=None).exists()
    assert "MonthEnded" in events(deal)
