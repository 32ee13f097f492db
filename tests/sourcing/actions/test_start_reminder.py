"""start_reminder: one clock a draft, a day before the end, and none where that has passed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.sourcing.actions.start_reminder import start_reminder
from anyshore.sourcing.models import ProposalDraft
from anyshore.sourcing.rules.drafts import REMINDED_BEFORE, reminded_at
from tests.factories import NOW, do
from tests.sourcing.actions.test_save_proposal_draft import saved
from tests.sourcing.world import LATER, clocks, posted, provider


def test_a_day_before_or_not_at_all():
    assert reminded_at(None, NOW) is None
    assert reminded_at(NOW + REMINDED_BEFORE, NOW) is None
    assert reminded_at(NOW + timedelta(days=3), NOW) == NOW + timedelta(days=2)


@pytest.mark.django_db
def test_a_second_start_leaves_one_clock():
    request, _ = posted()
    bidder = provider()
    draft = ProposalDraft.objects.select_related("request").get(pk=saved(request, bidder).pk)
    due = request.proposals_until - timedelta(days=1)
    for _ in range(2):
        assert do(start_reminder, bidder, LATER, draft=draft) == due
    assert clocks(draft) == [("sourcing.remind_of_draft", due)]
    assert do(start_reminder, bidder, due, draft=draft) is None
    assert clocks(draft) == []
