"""Work stands still: the provider's clocks do, the client's do not."""

from __future__ import annotations

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.payments.queries.suspension import overdue
from tests.deals import sound
from tests.payments.unpaid import CURE, DAY, standing

pytestmark = pytest.mark.django_db


def test_a_review_keeps_its_instant_and_nothing_that_is_due_is_missed():
    deal, _row = standing()
    submission = deal.submit(1, at=CURE)
    run_due(submission.review_until + DAY)
    submission.refresh_from_db()
    assert (submission.state, submission.decided_by) == ("accepted", "silence")
    assert overdue(deal.agreement, CURE).total.minor == 20_000
    sound()
