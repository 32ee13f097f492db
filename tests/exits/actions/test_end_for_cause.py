"""end_for_cause: duties run to the day of the end, as with any other notice."""

from __future__ import annotations

import pytest

from anyshore.contracts.models import DutySeries
from anyshore.exits.actions.end_for_nonpayment import end_for_nonpayment
from tests.factories import do
from tests.payments.unpaid import CURE, DAY, standing

pytestmark = pytest.mark.django_db


def test_no_duty_comes_after_the_end():
    deal, _ = standing()
    at = CURE + 21 * DAY
    notice = do(end_for_nonpayment, deal.provider, at, agreement_id=deal.id, reason="Nothing comes.")
    rows = DutySeries.objects.filter(agreement_id=deal.id, over_at=None, code="exit_plan")
    assert all(one.last_on <= notice.effective_at.date() for one in rows)
    assert not DutySeries.objects.filter(agreement_id=deal.id, over_at=None, last_on__gt=notice.effective_at).exists()
